import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { award, employment, partner } from '../../testing/facts.ts';
import { channelKpis, kpiOf, kpisByRegion } from '../../testing/questions.ts';
import { metrics } from '../subgraph.ts';

describe('K30 = stock: count(ACTIVE awards at asOf); flow: count(awardedAt in P); people: count(distinct holders); average over active partners', () => {
  let test: TestSubgraph;
  const admin = () => test.as(actor('VENDOR_ADMIN'));
  const heldBy = (name: string, period = 'CURRENT_QUARTER') => kpiOf(admin(), name, { code: 'K30', period });
  const stockOf = async (name: string) => (await heldBy(name)).value;

  beforeAll(async () => { test = await openTestSubgraph(metrics); });
  beforeEach(() => { test.clock.set('2026-11-18T10:00:00Z'); });
  afterAll(() => test.close());

  it('counts 3 active awards of 2 people, one of them given in the quarter', async () => {
    await test.publish(
      partner('Acme'), employment('Ada', 'Acme'), employment('Bo', 'Acme'), employment('Cy', 'Acme'),
      award('Ada sales', 'Ada'), award('Ada technical', 'Ada', { awarded: '2026-11-02T09:00:00Z' }), award('Bo sales', 'Bo'),
      award('Cy lapsed', 'Cy', { expires: '2026-10-01T00:00:00Z' }),
    );
    expect(await heldBy('Acme')).toMatchObject({
      value: '3', unit: 'COUNT', numerator: '3', denominator: null, currency: null, sampleSize: 3,
      forms: [{ name: 'FLOW', value: '1', unit: 'COUNT' }, { name: 'PEOPLE', value: '2', unit: 'COUNT' }],
    });
  });

  it('stops counting an award at the instant it expires, without anything being published', async () => {
    await test.publish(partner('Expiring'), employment('Eve', 'Expiring'), award('Eve sales', 'Eve', { expires: '2026-12-01T00:00:00Z' }));
    test.clock.set('2026-11-30T23:59:59.999Z');
    expect(await stockOf('Expiring')).toBe('1');
    test.clock.set('2026-12-01T00:00:00Z');
    expect(await stockOf('Expiring')).toBe('0');
  });

  it('stops counting an award at the instant it is revoked, and still counts that it was given', async () => {
    await test.publish(partner('Revoking'), employment('Fay', 'Revoking'), award('Fay sales', 'Fay', { awarded: '2026-11-02T09:00:00Z', revoked: '2026-11-10T00:00:00Z', version: 2 }));
    expect(await heldBy('Revoking')).toMatchObject({ value: '0', forms: [{ name: 'FLOW', value: '1' }, { name: 'PEOPLE', value: '0' }] });
  });

  it('counts an award for the partner its holder works for at that instant', async () => {
    await test.publish(
      partner('Old employer'), partner('New employer'), award('Gil sales', 'Gil'),
      employment('Gil', 'Old employer', { to: '2026-12-01T00:00:00Z', version: 2 }), employment('Gil', 'New employer', { from: '2026-12-01T00:00:00Z' }),
    );
    test.clock.set('2026-11-30T23:59:59Z');
    expect([await stockOf('Old employer'), await stockOf('New employer')]).toEqual(['1', '0']);
    test.clock.set('2026-12-01T00:00:00Z');
    expect([await stockOf('Old employer'), await stockOf('New employer')]).toEqual(['0', '1']);
  });

  it('counts nothing of people who work for nobody now', async () => {
    await test.publish(partner('Left behind'), award('Hal sales', 'Hal'), employment('Hal', 'Left behind', { to: '2026-11-01T00:00:00Z', version: 2 }));
    expect(await stockOf('Left behind')).toBe('0');
  });

  it('counts an award given on 29 February for the quarter it lies in', async () => {
    await test.publish(partner('Leap'), employment('Ida', 'Leap'), award('Ida sales', 'Ida', { awarded: '2024-02-29T22:59:59Z' }), award('Ida technical', 'Ida', { awarded: '2024-02-29T23:00:00Z' }));
    expect((await heldBy('Leap', '2024-02-01/2024-03-01')).forms).toMatchObject([{ name: 'FLOW', value: '1' }, { name: 'PEOPLE', value: '1' }]);
  });

  it('over several partners averages over those active by contract: 2 awards over 4 active partners is 0.5', async () => {
    await test.publish(
      ...['W', 'X', 'Y', 'Z'].map((name) => partner(name, { region: 'APAC' })), partner('Suspended', { region: 'APAC', status: 'SUSPENDED' }),
      employment('Jo', 'W'), award('Jo sales', 'Jo'), employment('Kai', 'Suspended'), award('Kai sales', 'Kai'),
    );
    const [kpi] = (await kpisByRegion(admin(), { codes: ['K30'] })).get('APAC') ?? [];
    expect(kpi).toMatchObject({ value: '2', forms: [{}, {}, { name: 'AVERAGE', value: '0.5', unit: 'RATIO', numerator: '2', denominator: '4' }] });
  });

  it('has no average where no partner is active: NO_DENOMINATOR; and none for one partner, where it is absent', async () => {
    await test.publish(partner('Only', { region: 'LATAM', status: 'TERMINATED' }));
    const [kpi] = (await kpisByRegion(admin(), { codes: ['K30'] })).get('LATAM') ?? [];
    expect(kpi).toMatchObject({ value: '0', forms: [{}, {}, { name: 'AVERAGE', value: null, reason: 'NO_DENOMINATOR' }] });
    expect((await heldBy('Only')).forms.map(({ name }) => name)).toEqual(['FLOW', 'PEOPLE']);
  });

  it('of the regions adds up to that of the channel', async () => {
    const regions = [...(await kpisByRegion(admin(), { codes: ['K30'] })).values()].map(([kpi]) => Number(kpi?.value));
    const [channel] = await channelKpis(admin(), { codes: ['K30'] });
    expect(regions.reduce((sum, stock) => sum + stock, 0)).toBe(Number(channel?.value));
  });
});
