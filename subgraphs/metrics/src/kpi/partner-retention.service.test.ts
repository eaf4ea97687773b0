import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attendance, award, deal, employment, event, partner, registration } from '../../testing/facts.ts';
import { channelKpis, kpisByRegion } from '../../testing/questions.ts';
import { metrics } from '../subgraph.ts';

/** FY2027 runs from 1 February 2026 in Berlin; today is 18 November 2026. */
describe('K03 = count(partners active at P.start and active at P.end) / count(partners active at P.start) * 100 ; churn = 100 - retention ; producing retention = same with producing', () => {
  let test: TestSubgraph;
  const admin = () => test.as(actor('VENDOR_ADMIN'));
  const retention = async (period = 'CURRENT_YEAR') => (await channelKpis(admin(), { codes: ['K03'], period }))[0];
  const was = (name: string, status: string, since: string, version: number) => partner(name, { status, since, version });

  beforeAll(async () => {
    test = await openTestSubgraph(metrics);
    await test.publish(
      partner('Stayed'),
      partner('Back again'), was('Back again', 'SUSPENDED', '2026-04-01T00:00:00Z', 2), was('Back again', 'ACTIVE', '2026-06-01T00:00:00Z', 3),
      partner('Suspended'), was('Suspended', 'SUSPENDED', '2026-05-01T00:00:00Z', 2),
      was('At the start', 'ACTIVE', '2026-01-31T23:00:00Z', 1), // the first instant of 1 February in Berlin
      was('Just after', 'ACTIVE', '2026-01-31T23:00:00.001Z', 1),
      was('Prospect', 'PROSPECT', '2020-01-01T00:00:00Z', 1),
    );
  });
  afterAll(() => test.close());

  it('is 75 %: of 4 partners active on 1 February one is suspended now; the one that came back is kept', async () => {
    expect(await retention()).toMatchObject({ value: '75', unit: 'PERCENT', numerator: '3', denominator: '4', sampleSize: 4, currency: null, period: { name: 'FY2027' } });
  });
  it('and churn is 25 %', async () => {
    expect((await retention())?.forms[0]).toEqual({ name: 'CHURN', value: '25', unit: 'PERCENT', numerator: '1', denominator: '4', reason: null });
  });
  it('reads the status of the instants themselves: in the quarter to 1 May nobody was lost but the one away in April', async () => {
    expect(await retention('2026-02-01/2026-05-01')).toMatchObject({ value: '75', numerator: '3', denominator: '4' });
    expect(await retention('2026-02-01/2026-04-01')).toMatchObject({ value: '100', denominator: '4' });
  });
  it('changes at the very instant of a status: who is suspended as the period ends is still kept a day earlier', async () => {
    expect(await retention('2026-03-01/2026-05-02')).toMatchObject({ numerator: '3', denominator: '5' }); // away: one suspended, one back again only in June
    expect(await retention('2026-06-02/2026-07-01')).toMatchObject({ value: '100', denominator: '4' });
  });
  it('producing: of 2 partners that produced on 1 February 1 does now', async () => {
    await test.publish(
      registration('approved', 'Stayed', { submitted: '2025-12-20T10:00:00Z', decided: '2026-01-10T10:00:00Z', status: 'CONVERTED' }),
      deal('won again', 'Stayed', { closed: '2026-10-10T10:00:00Z' }),
      registration('approved long ago', 'Back again', { submitted: '2025-02-20T10:00:00Z', decided: '2025-03-01T10:00:00Z', status: 'APPROVED' }),
      registration('rejected', 'Back again', { submitted: '2026-10-20T10:00:00Z', decided: '2026-11-01T10:00:00Z', status: 'REJECTED' }),
      deal('lost', 'Back again', { closed: '2026-10-10T10:00:00Z', stage: 'LOST' }), deal('direct', 'Back again', { closed: '2026-10-10T10:00:00Z', route: 'DIRECT' }),
      employment('Flo', 'Suspended'), award('too late to count at the start', 'Flo', { awarded: '2026-02-10T10:00:00Z' }),
    );
    expect((await retention())?.forms[1]).toEqual({ name: 'PRODUCING', value: '50', unit: 'PERCENT', numerator: '1', denominator: '2', reason: null });
  });
  it('producing: an event attended counts from its beginning, one missed, come to late or called off does not', async () => {
    await test.publish(
      event('webinar', { starts: '2025-11-18T10:00:00.001Z' }), event('called off', { starts: '2026-11-02T10:00:00Z', status: 'CANCELLED' }),
      attendance('Sue', 'Back again', 'webinar', { attendance: 'NO_SHOW' }), attendance('Sam', 'Back again', 'webinar', { attendance: 'LATE' }), attendance('Sue', 'Back again', 'called off'),
    );
    expect((await retention())?.forms[1]).toMatchObject({ value: '50', numerator: '1', denominator: '2' });
    await test.publish(attendance('Sue', 'Back again', 'webinar', { version: 2 }));
    expect((await retention())?.forms[1]).toMatchObject({ value: '100', numerator: '2', denominator: '2' }); // 365 days less a millisecond ago
    test.clock.set('2026-11-18T10:00:00.001Z');
    expect((await retention())?.forms[1]).toMatchObject({ value: '50', numerator: '1', denominator: '2' });
    test.clock.set('2026-11-18T10:00:00Z');
  });
  it('has no value where nobody was active at the start, or the period is still to come: NO_DENOMINATOR', async () => {
    for (const period of ['2019-01-01/2019-02-01', 'NEXT_QUARTER']) {
      expect(await retention(period)).toMatchObject({ value: null, reason: 'NO_DENOMINATOR', denominator: '0', forms: [{ reason: 'NO_DENOMINATOR' }, { reason: 'NO_DENOMINATOR' }] });
    }
  });
  it('of a region is that of the partners at home there', async () => {
    await test.publish(partner('Alone', { region: 'AMER' }));
    expect((await kpisByRegion(admin(), { codes: ['K03'], period: 'CURRENT_YEAR' })).get('AMER')).toMatchObject([{ value: '100', denominator: '1' }]);
  });
});
