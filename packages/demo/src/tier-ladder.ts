import { currencyExponent } from '@channelgraph/domain';
import { perDollar } from './currencies.ts';
import { demoId } from './demo-id.ts';
import type { Size } from './story-partners.ts';
import type { DemoTier, DemoTierCriterion, DemoTierProgram } from './world.ts';

/** One step of the ladder; revenue in US dollars, trailing twelve months. */
export interface Rung {
  readonly code: Size;
  readonly name: string;
  readonly dollars: number;
  readonly certifiedPeople: number;
  readonly discountBasisPoints: number;
  readonly mdfBasisPoints: number;
}

/** The demo ladder, lowest first. */
export const LADDER: readonly Rung[] = [
  { code: 'REGISTERED', name: 'Registered', dollars: 0, certifiedPeople: 0, discountBasisPoints: 1_500, mdfBasisPoints: 0 },
  { code: 'SILVER', name: 'Silver', dollars: 50_000, certifiedPeople: 1, discountBasisPoints: 2_000, mdfBasisPoints: 200 },
  { code: 'GOLD', name: 'Gold', dollars: 200_000, certifiedPeople: 2, discountBasisPoints: 2_500, mdfBasisPoints: 400 },
  { code: 'PLATINUM', name: 'Platinum', dollars: 500_000, certifiedPeople: 3, discountBasisPoints: 3_000, mdfBasisPoints: 600 },
];

const PROGRAM = 'CHANNEL_PROGRAM';
export const tierId = (code: string): string => demoId('tier', PROGRAM, code);
export const programId = demoId('tier-program', PROGRAM);

/** A threshold as a programme would publish it: one digit and noughts in its own currency. */
function threshold(dollars: number, currency: string): bigint {
  const amount = dollars * perDollar(currency);
  const step = 10 ** Math.floor(Math.log10(amount));
  return BigInt(Math.round(amount / step) * step) * 10n ** BigInt(currencyExponent(currency));
}

function criteriaOf({ code, dollars, certifiedPeople }: Rung, currency: string): readonly DemoTierCriterion[] {
  if (dollars === 0) return [];
  return [
    { id: demoId('tier-criterion', code, 'REVENUE'), metric: 'REVENUE', required: threshold(dollars, currency), unit: 'MONEY', currency },
    { id: demoId('tier-criterion', code, 'CERTIFIED_PEOPLE'), metric: 'CERTIFIED_PEOPLE', required: BigInt(certifiedPeople), unit: 'COUNT', currency: null },
  ];
}

/** The programme in the currency in which revenue is added up, so that figures and thresholds can be compared. */
export function tierProgram(currency: string): DemoTierProgram {
  const tiers = LADDER.map((rung, index): DemoTier => {
    const { code, name, discountBasisPoints, mdfBasisPoints } = rung;
    return { id: tierId(code), code, name, rank: index + 1, discountBasisPoints, mdfBasisPoints, criteria: criteriaOf(rung, currency) };
  });
  return { id: programId, code: PROGRAM, name: 'Channel programme', currency, tiers };
}
