import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { attendance, employment, event, idOf, partner, portfolio } from '../../testing/facts.ts';
import { channelKpis, kpiOf, kpisByRegion, kpisOfPartners, portfolioKpis } from '../../testing/questions.ts';
import { metrics } from '../subgraph.ts';

/** FY2027-Q4 runs from 1 November 2026 in Berlin; today is 18 November 2026. */
describe('K31 = count(distinct person, event with attendance = ATTENDED) ; show rate = attended / registered * 100', () => {
  let test: TestSubgraph;
  const admin = () => test.as(actor('VENDOR_ADMIN'));
  const attendedBy = (name: string, period = 'CURRENT_QUARTER') => kpiOf(admin(), name, { code: 'K31', period });

  beforeAll(async () => {
    test = await openTestSubgraph(metrics);
    await test.publish(
      partner('Acme'), partner('Globex', { region: 'AMER' }), partner('Idle'), employment('Ann', 'Acme'), portfolio('Pat', 'Acme'),
      event('webinar', { starts: '2026-11-05T09:00:00Z' }), event('workshop', { starts: '2026-11-10T09:00:00Z' }),
      event('last quarter', { starts: '2026-10-31T22:59:59.999Z' }), event('first instant', { starts: '2026-10-31T23:00:00Z' }),
      event('called off', { starts: '2026-11-12T09:00:00Z' }), event('called off', { starts: '2026-11-12T09:00:00Z', status: 'CANCELLED', version: 2 }),
      event('still to come', { starts: '2026-11-18T10:00:00.001Z' }),
      attendance('Ann', 'Acme', 'webinar'), attendance('Ann', 'Acme', 'workshop'), attendance('Bob', 'Acme', 'webinar'),
      attendance('Bob', 'Acme', 'workshop', { attendance: 'LATE' }), attendance('Cid', 'Acme', 'webinar', { attendance: 'NO_SHOW' }), attendance('Cid', 'Acme', 'workshop', { attendance: 'EXCUSED' }),
      attendance('Dan', 'Acme', 'webinar', { attendance: null }), attendance('Eva', 'Acme', 'webinar', { status: 'WAITLISTED' }), attendance('Fay', 'Acme', 'webinar', { status: 'CANCELLED' }),
      attendance('Ann', 'Acme', 'called off'), attendance('Ann', 'Acme', 'still to come', { attendance: null }), attendance('Ann', 'Acme', 'last quarter'),
      attendance('Gil', 'Globex', 'first instant'), attendance('Gus', 'Globex', 'first instant', { attendance: 'NO_SHOW' }),
    );
  });
  beforeEach(() => { test.clock.set('2026-11-18T10:00:00Z'); });
  afterAll(() => test.close());

  it('is 3: Ann at two events and Bob at one; late, missing, excused, waiting and cancelled ones do not count', async () => {
    expect(await attendedBy('Acme')).toMatchObject({ value: '3', unit: 'COUNT', numerator: '3', denominator: null, reason: null, currency: null, sampleSize: 3 });
  });
  it('SHOW_RATE is 42.86 %: 3 of 7 seats, one of them not recorded yet', async () => {
    expect((await attendedBy('Acme')).forms).toEqual([{ name: 'SHOW_RATE', value: '42.86', unit: 'PERCENT', numerator: '3', denominator: '7', reason: null }]);
  });
  it('goes by the first instant of the event', async () => {
    expect(await attendedBy('Acme', 'PREVIOUS_QUARTER')).toMatchObject({ value: '1', forms: [{ value: '100' }] });
    expect(await attendedBy('Globex')).toMatchObject({ value: '1', forms: [{ value: '50', denominator: '2' }] });
    expect(await attendedBy('Globex', 'PREVIOUS_QUARTER')).toMatchObject({ value: '0' });
  });
  it('counts the seats of an event from its beginning on', async () => {
    test.clock.set('2026-11-18T10:00:00.001Z');
    expect((await attendedBy('Acme')).forms).toMatchObject([{ denominator: '8' }]);
  });
  it('is 0 where nobody came, and the show rate has no value where nobody had a seat: NO_DENOMINATOR', async () => {
    expect(await attendedBy('Idle')).toMatchObject({ value: '0', reason: null, forms: [{ value: null, reason: 'NO_DENOMINATOR', numerator: '0', denominator: '0' }] });
  });
  it('counts for the partner the person was registered for, wherever he or she works since', async () => {
    await test.publish(employment('Ann', 'Acme', { to: '2026-11-15T00:00:00Z', version: 2 }), employment('Ann', 'Globex', { from: '2026-11-15T00:00:00Z' }));
    expect([(await attendedBy('Acme')).value, (await attendedBy('Globex')).value]).toEqual(['3', '1']);
  });
  it('takes the newest word on who came, in whatever order it arrives', async () => {
    await test.publish(attendance('Gus', 'Globex', 'first instant', { attendance: 'ATTENDED', version: 3 }), attendance('Gus', 'Globex', 'first instant', { attendance: 'EXCUSED', version: 2 }));
    expect(await attendedBy('Globex')).toMatchObject({ value: '2', forms: [{ value: '100' }] });
  });
  it('adds up: of the portfolio, of the regions, of the channel', async () => {
    const pat = test.as(actor('PARTNER_SALES_MANAGER', { personId: idOf('Pat') }));
    expect(await portfolioKpis(pat, { codes: ['K31'] })).toMatchObject([{ value: '3', forms: [{ denominator: '7' }] }]);
    expect([...(await kpisByRegion(admin(), { codes: ['K31'] }))].map(([region, [kpi]]) => [region, kpi?.value])).toEqual([['AMER', '2'], ['EMEA', '3']]);
    expect(await channelKpis(admin(), { codes: ['K31'] })).toMatchObject([{ value: '5', forms: [{ value: '55.56', denominator: '9' }] }]);
  });
  it('is told to a partner of itself only', async () => {
    await test.publish(employment('Boss', 'Acme'));
    const boss = test.as(actor('PARTNER_ADMIN', { personId: idOf('Boss'), partnerId: idOf('Acme') }));
    expect(await kpisOfPartners(boss, ['Acme', 'Globex'], { codes: ['K31'] })).toMatchObject([[{ value: '3' }], null]);
  });
});
