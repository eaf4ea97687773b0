import { describe, expect, it } from 'vitest';
import { programShown, progressShown } from './disclosure.rules.ts';
import type { Tier, TierProgress } from './tier.ts';

const gold: Tier = {
  id: 'g', programId: 'demo', programCode: 'DEMO', code: 'GOLD', name: 'Gold', rank: 3, discountBasisPoints: 2_500, mdfBasisPoints: 450,
  criteria: [
    { metric: 'REVENUE', required: '20000000', unit: 'MONEY', currency: 'USD' },
    { metric: 'CERTIFIED_PEOPLE', required: '2', unit: 'COUNT', currency: null },
  ],
};
const program = { id: 'demo', code: 'DEMO', name: 'Demo ladder', currency: 'USD', tiers: [gold] };
const [revenue, people] = gold.criteria;
const standing: TierProgress = {
  program, currentTier: null, nextTier: gold, tierMet: gold, asOf: new Date('2026-11-18T10:00:00Z'),
  gaps: [{ ...revenue!, actual: '19000000', missing: '1000000' }, { ...people!, actual: '2', missing: '0' }], // both are written above
};

describe('who may see money', () => {
  it('sees every value', () => {
    expect(progressShown(standing, { money: true })).toMatchObject({
      nextTier: { discountPercent: '25', mdfPercent: '4.5', criteria: [{ required: '20000000' }, { required: '2' }] },
      gaps: [
        { criterion: 'REVENUE', required: '20000000', actual: '19000000', missing: '1000000', unit: 'MONEY', currency: 'USD' },
        { criterion: 'CERTIFIED_PEOPLE', required: '2', actual: '2', missing: '0', unit: 'COUNT', currency: null },
      ],
    });
  });
});

describe('who may not see money', () => {
  const shown = progressShown(standing, { money: false });

  it('sees what is counted, and that there is a criterion of money', () => {
    expect(shown.gaps).toMatchObject([
      { criterion: 'REVENUE', name: 'Won channel revenue, trailing 12 months', required: null, actual: null, missing: null },
      { criterion: 'CERTIFIED_PEOPLE', required: '2', actual: '2', missing: '0' },
    ]);
  });

  it('finds no amount anywhere in the answer', () => {
    const answers = [shown, programShown(program, { money: false })].map(answer => JSON.stringify(answer));
    for (const answer of answers) expect(answer).not.toMatch(/20000000|19000000|1000000|"25"|4\.5|2500|450/);
  });
});
