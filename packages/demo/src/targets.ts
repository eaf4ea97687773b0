import { currencyExponent } from '@channelgraph/domain';
import type { Company } from './company.ts';
import { perDollar } from './currencies.ts';
import { demoId } from './demo-id.ts';
import { diceOf } from './dice.ts';
import { expectedDollars, sellsIn } from './revenue.ts';
import { REGIONS } from './territories.ts';
import type { Quarter, Timeline } from './timeline.ts';
import type { DemoTarget } from './world.ts';

const FIRST_QUARTER = -8;
const LAST_QUARTER = 1;

interface Span {
  readonly quarters: readonly Quarter[];
  readonly word: string;
}

/** The quarters that have targets, and every fiscal year that one of them is in, whole. */
function spansOf({ quarters }: Timeline): readonly Span[] {
  const told = quarters.filter(({ offset }) => offset >= FIRST_QUARTER && offset <= LAST_QUARTER);
  const years = [...new Set(told.map(({ year }) => year))];
  return [
    ...told.map(quarter => ({ quarters: [quarter], word: quarter.name })),
    ...years.map(year => ({ quarters: quarters.filter(quarter => quarter.year === year), word: year })),
  ];
}

interface TargetPlan {
  readonly seed: number;
  readonly timeline: Timeline;
  readonly companies: readonly Company[];
  readonly currency: string;
}

/** Somewhat more than may be expected, in thousands of the currency's larger unit where there are that many. */
function amountOf(dollars: number, currency: string): bigint {
  const amount = dollars * perDollar(currency);
  const step = amount >= 10_000 ? 1_000 : 100;
  return BigInt(Math.max(step, Math.round(amount / step) * step)) * 10n ** BigInt(currencyExponent(currency));
}

interface Aim extends Pick<DemoTarget, 'scope' | 'partnerId' | 'region' | 'goal'> {
  readonly word: string;
}

function targetOf({ quarters, word }: Span, { word: whose, ...aim }: Aim): readonly DemoTarget[] {
  const [first, last] = [quarters[0], quarters.at(-1)];
  if (!first || !last) return [];
  return [{ ...aim, id: demoId('target', whose, word), periodStart: first.start, periodEnd: last.end }];
}

const ofRegion = (region: string) => ({ scope: 'REGION' as const, partnerId: null, region });
const ofChannel = { scope: 'CHANNEL' as const, partnerId: null, region: null };

/** Of the partners a region has, so many more are wanted in a quarter. */
const RECRUITMENT = 0.06;

/** How many new partners each region and the channel are to win. */
function recruitmentAims({ companies }: TargetPlan, { quarters }: Span): readonly Aim[] {
  const wanted = (region: string): number => Math.max(1, Math.round(RECRUITMENT * companies.filter(company => company.region === region).length)) * quarters.length;
  const aim = (count: number, word: string) => ({ word: `${word}/new-partners`, goal: { metric: 'NEW_PARTNERS' as const, count } });
  return [...REGIONS.map(region => ({ ...ofRegion(region), ...aim(wanted(region), region) })), { ...ofChannel, ...aim(REGIONS.reduce((sum, region) => sum + wanted(region), 0), 'CHANNEL') }];
}

/** What each partner, each region and the channel are to reach; the larger targets are the sums of the smaller ones. */
export function targetsOf(plan: TargetPlan): readonly DemoTarget[] {
  const { seed, timeline, companies, currency } = plan;
  const goal = (amountMinor: bigint): DemoTarget['goal'] => ({ metric: 'REVENUE', amountMinor, currency });
  const stretchOf = (company: Company): number => 0.98 + 0.14 * diceOf(seed, 'target', company.id).next();
  const sellers = companies.filter(({ activeFrom }) => activeFrom !== null).map(company => ({ company, stretch: stretchOf(company) }));
  const spans = spansOf(timeline);
  const revenue = spans.flatMap(span => {
    const ofPartners = sellers.flatMap(({ company, stretch }) => {
      const dollars = span.quarters.filter(quarter => sellsIn(company, quarter)).reduce((sum, quarter) => sum + expectedDollars(company, quarter), 0);
      return dollars === 0 ? [] : [{ company, amountMinor: amountOf(dollars * stretch, currency) }];
    });
    const sumOf = (list: typeof ofPartners): bigint => list.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    const aims: readonly Aim[] = [
      ...ofPartners.map(({ company: { id }, amountMinor }) => ({ word: id, scope: 'PARTNER' as const, partnerId: id, region: null, goal: goal(amountMinor) })),
      ...REGIONS.map(region => ({ ...ofRegion(region), word: region, goal: goal(sumOf(ofPartners.filter(({ company }) => company.region === region))) })),
      { ...ofChannel, word: 'CHANNEL', goal: goal(sumOf(ofPartners)) },
    ];
    return aims.flatMap(aim => targetOf(span, aim));
  });
  return [...revenue, ...spans.flatMap(span => recruitmentAims(plan, span).flatMap(aim => targetOf(span, aim)))];
}
