import { demoId } from './demo-id.ts';

/** How much a partner sells in a year, in the words of the demo ladder. */
export type Size = 'REGISTERED' | 'SILVER' | 'GOLD' | 'PLATINUM';

/** A partner that something is told about. */
export interface StoryPartner {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly engagementModels: readonly string[];
  readonly country: string;
  readonly segment: string;
  readonly size: Size;
  /** What it sells in the year around the anchor, in US dollars. */
  readonly annualDollars: number;
  /** Factors on what is usual in a quarter, by its offset from the anchor's; such a partner keeps exactly to them. */
  readonly quarters?: Readonly<Record<number, number>>;
  /** Its deals close in the last part of a quarter, from this fraction on. */
  readonly closesFrom?: number;
  /** What happens to it, in one sentence. */
  readonly story: string;
}

const partner = (key: string, rest: Omit<StoryPartner, 'id' | 'key'>): StoryPartner => ({ key, id: demoId('partner', key), ...rest });

/** The partners of the planted stories, all active since before the demo's two years. */
export const STORY_PARTNERS: readonly StoryPartner[] = [
  partner('acme', {
    name: 'Acme GmbH', kind: 'RESELLER', engagementModels: ['SELL_THROUGH', 'SELL_WITH'], country: 'DE', segment: 'MID_MARKET', size: 'GOLD', annualDollars: 360_000,
    story: 'Competes with Globex for the customer Initech; its registration came first and is under review.',
  }),
  partner('globex', {
    name: 'Globex GmbH', kind: 'RESELLER', engagementModels: ['SELL_THROUGH'], country: 'DE', segment: 'MID_MARKET', size: 'SILVER', annualDollars: 130_000,
    story: 'Competes with Acme for the customer Initech; its registration came hours later.',
  }),
  partner('central', {
    name: 'Central Distribution', kind: 'DISTRIBUTOR', engagementModels: ['SELL_TO', 'SELL_THROUGH'], country: 'NL', segment: 'ENTERPRISE', size: 'PLATINUM', annualDollars: 1_300_000,
    story: 'The distributor of the second tier in Europe.',
  }),
  partner('auric', {
    name: 'Auric Networks', kind: 'VAR', engagementModels: ['SELL_THROUGH'], country: 'US', segment: 'ENTERPRISE', size: 'GOLD', annualDollars: 260_000,
    quarters: { [-8]: 1.2, [-7]: 1.1, [-6]: 1, [-5]: 1, [-4]: 2.4, [-3]: 0.5, [-2]: 0.5, [-1]: 0.5, 0: 0.4, 1: 0.4, 2: 0.4 },
    closesFrom: 0.8,
    story: 'Expiring Gold: its trailing revenue hangs on one large quarter that leaves the twelve months as this quarter ends.',
  }),
  partner('phoenix', {
    name: 'Phoenix Integration', kind: 'SYSTEM_INTEGRATOR', engagementModels: ['SELL_WITH', 'SELL_THROUGH'], country: 'CA', segment: 'PUBLIC_SECTOR', size: 'GOLD', annualDollars: 300_000,
    quarters: { [-8]: 1, [-7]: 0.9, [-6]: 0.25, [-5]: 0.2, [-4]: 0.3, [-3]: 0.9, [-2]: 1.6, [-1]: 1.8, 0: 1.7, 1: 1.7, 2: 1.7 },
    story: 'Fell from Gold to Silver after a bad year, and recovered under a corrective plan.',
  }),
  partner('sakura', {
    name: 'Sakura Systems', kind: 'SYSTEM_INTEGRATOR', engagementModels: ['SELL_THROUGH', 'SELL_WITH'], country: 'JP', segment: 'ENTERPRISE', size: 'PLATINUM', annualDollars: 1_200_000,
    story: 'Trades in yen, a currency without minor units.',
  }),
  partner('borealis', {
    name: 'Borealis Devices', kind: 'OEM', engagementModels: ['SELL_TO'], country: 'SG', segment: 'ENTERPRISE', size: 'GOLD', annualDollars: 400_000,
    story: 'Builds the product into its own: sell-to, so its deals name no customer.',
  }),
  partner('solitaire', {
    name: 'Solitaire Consulting', kind: 'CONSULTANT', engagementModels: ['SELL_WITH'], country: 'FR', segment: 'SMALL_BUSINESS', size: 'SILVER', annualDollars: 110_000,
    story: 'Its only certified person left for Meridian days before the quarter began.',
  }),
  partner('meridian', {
    name: 'Meridian Conseil', kind: 'MSP', engagementModels: ['SELL_THROUGH', 'SELL_WITH'], country: 'FR', segment: 'MID_MARKET', size: 'GOLD', annualDollars: 280_000,
    story: 'Registered the customer Vandelay, with whom the vendor’s own sales already negotiates.',
  }),
  partner('swift', {
    name: 'Swift Cloud', kind: 'MSP', engagementModels: ['SELL_THROUGH'], country: 'US', segment: 'SMALL_BUSINESS', size: 'SILVER', annualDollars: 120_000,
    story: 'Registered the customer Tyrell seconds before Rapid did, but with less work to show; changed managers last quarter.',
  }),
  partner('rapid', {
    name: 'Rapid Computing', kind: 'VAR', engagementModels: ['SELL_THROUGH'], country: 'US', segment: 'MID_MARKET', size: 'SILVER', annualDollars: 140_000,
    story: 'Registered the customer Tyrell within the same minute as Swift and won it by documented work.',
  }),
];

/** @throws RangeError for a key that no story has. */
export function storyPartner(key: string): StoryPartner {
  const found = STORY_PARTNERS.find(candidate => candidate.key === key);
  if (!found) throw new RangeError(`No demo story has a partner "${key}".`);
  return found;
}
