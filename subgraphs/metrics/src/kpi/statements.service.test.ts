import { actor, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { award, deal, employment, idOf, partner } from '../../testing/facts.ts';
import { channelKpis, kpisByRegion, kpisOfPartners } from '../../testing/questions.ts';
import { metrics } from '../subgraph.ts';

const fifty = Array.from({ length: 50 }, (_, index) => `Partner ${String(index)}`);

describe('how many statements a question takes', () => {
  let test: TestSubgraph;
  const admin = () => test.as(actor('VENDOR_ADMIN'));
  const sent = async (ask: () => Promise<unknown>): Promise<number> => {
    test.statements.clear();
    await ask();
    return test.statements.texts.length;
  };

  beforeAll(async () => {
    test = await openTestSubgraph(metrics);
    await test.publish(...fifty.flatMap((name) => [
      partner(name), deal(`won by ${name}`, name, { closed: '2026-11-03T10:00:00Z' }), employment(`person of ${name}`, name), award(`award of ${name}`, `person of ${name}`),
    ]));
  });
  afterAll(() => test.close());

  it('all KPIs of one partner: four, of which one for deals, awards and the target; of fifty partners: the same four', async () => {
    expect(await sent(() => kpisOfPartners(admin(), fifty.slice(0, 1)))).toBe(4);
    expect(await sent(() => kpisOfPartners(admin(), fifty))).toBe(4);
  });
  it('a scorecard and single KPIs of the same period beside each other: one more', async () => {
    const representations = fifty.map((name) => ({ __typename: 'Partner', id: idOf(name) }));
    expect(await sent(() => admin().query(
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Partner { scorecard { asOf kpis { value } } kpis(codes: [K33, K30]) { value } } } }',
      { representations },
    ))).toBe(5);
  });
  it('values alone: one, and they are those that stand beside their forms', async () => {
    const answers: unknown[] = [];
    for (const beside of ['', 'sampleSize forms { name value } breakdown { key }']) {
      const kpis = `kpis(period: CURRENT_QUARTER, codes: [K30, K32, K33, K34]) { code value reason numerator denominator currency ${beside} }`;
      expect(await sent(async () => {
        const { data } = await admin().query(`query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Partner { ${kpis} } } }`, {
          representations: fifty.map((name) => ({ __typename: 'Partner', id: idOf(name) })),
        });
        answers.push(JSON.parse(JSON.stringify(data, (key, value: unknown) => (['sampleSize', 'forms', 'breakdown'].includes(key) ? undefined : value))));
      })).toBe(1);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(JSON.stringify(answers[0])).toContain('"code":"K32","value":"100"');
  });
  it('all KPIs of the channel or of every region: nine', async () => {
    expect(await sent(() => channelKpis(admin()))).toBe(9);
    expect(await sent(() => kpisByRegion(admin()))).toBe(9);
  });
  it('one KPI: what it needs, and no more', async () => {
    expect(await sent(() => channelKpis(admin(), { codes: ['K13'] }))).toBe(1);
    expect(await sent(() => channelKpis(admin(), { codes: ['K34'] }))).toBe(2);
  });
});
