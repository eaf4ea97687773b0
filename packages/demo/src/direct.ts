import { productFamilies } from './catalogue.ts';
import type { CustomerBase } from './customers.ts';
import { dealOf } from './deal.ts';
import { demoId } from './demo-id.ts';
import { diceOf } from './dice.ts';
import { opportunity } from './opportunities.ts';
import { countriesOf, REGIONS, type Region } from './territories.ts';
import type { Quarter, Timeline } from './timeline.ts';
import type { DemoDeal } from './world.ts';

/** What the vendor sells without partners, by region and quarter at scale 1. */
const ROUTES = {
  DIRECT: { perQuarter: 12, dollars: 75_000, winRate: 0.27, spread: 0.7 },
  ONLINE: { perQuarter: 2, dollars: 2_400, winRate: 0.85, spread: 0.5 },
} as const;
const FIRST_DAY = 3;

export interface DirectSales {
  readonly seed: number;
  readonly timeline: Timeline;
  readonly scale: number;
  readonly customers: CustomerBase;
  /** Account managers by region. */
  readonly accountManagers: Readonly<Record<Region, readonly string[]>>;
}

interface Spot {
  readonly route: keyof typeof ROUTES;
  readonly region: Region;
  readonly quarter: Quarter;
  readonly index: number;
}

function directDeal({ seed, timeline, customers, accountManagers }: DirectSales, { route, region, quarter, index }: Spot): DemoDeal | null {
  const word = `${region}/${quarter.offset}/${index}`;
  const dice = diceOf(seed, route, word);
  const { dollars, winRate, spread } = ROUTES[route];
  const deal = opportunity({ word, dollars: dollars * dice.spread(spread), isWon: dice.chance(winRate), quarter, earliest: FIRST_DAY, closesFrom: 0.05 }, timeline, dice);
  if (deal.createdDay >= timeline.endDay) return null;
  const country = dice.pick(countriesOf(region));
  return dealOf({
    id: demoId('deal', route, word),
    deal,
    partnerId: null,
    ownerId: dice.pick(accountManagers[region]),
    customer: dice.pick(customers.direct.get(country.code) ?? []),
    registrationId: null,
    routeToMarket: route,
    engagementModel: null,
    familyCodes: [dice.pick(productFamilies).code],
    country: country.code,
    currency: country.currency,
  }, timeline, dice);
}

/** Deals of the vendor's own sales and of its shop, region by region. */
export function* directDeals(sales: DirectSales): Generator<DemoDeal> {
  for (const region of REGIONS) {
    for (const quarter of sales.timeline.quarters.filter(({ offset }) => offset >= -8 && offset <= 2)) {
      for (const route of ['DIRECT', 'ONLINE'] as const) {
        for (let index = 0; index < Math.max(1, Math.round(ROUTES[route].perQuarter * sales.scale)); index += 1) {
          const deal = directDeal(sales, { route, region, quarter, index });
          if (deal) yield deal;
        }
      }
    }
  }
}
