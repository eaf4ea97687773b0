import { CALENDAR_UNITS, type Measure, type RevenueMeasures } from './measure.ts';
import { allOrNone, hide, hideAll, isTellable, together, withheld } from './suppression.rules.ts';

type Cells = ReadonlyMap<string, Measure>;

const hideUnlessTellable = (measure: Measure): Measure => (isTellable(measure) ? measure : hide(measure));

/** By route: the channel's own revenue is told elsewhere, so what is left of all routes is judged like a sum of its own. */
function byRoute({ channel, allRoutes, parts: { ROUTE: routes } }: RevenueMeasures): { readonly allRoutes: Measure; readonly routes: Cells } {
  const others = new Map([...routes].filter(([route]) => route !== 'CHANNEL'));
  const isTold = isTellable(channel) && isTellable(allRoutes) && (others.size === 0 || isTellable(together([...others.values()])));
  return isTold ? { allRoutes, routes: new Map([...routes, ...withheld(others)]) } : { allRoutes: hide(allRoutes), routes: hideAll(routes) };
}

/** Revenue with everything withheld in which a single partner could be told apart; in the sums of regions, nothing is told by month, quarter or year. */
export function withheldRevenue(rows: ReadonlyMap<string, RevenueMeasures>): ReadonlyMap<string, RevenueMeasures> {
  const own = withheld(new Map([...rows].map(([key, row]) => [key, row.own])));
  return new Map([...rows].map(([key, row]) => {
    const { allRoutes, routes } = byRoute(row);
    const unitsOf = rows.size === 1 ? allOrNone : hideAll;
    const units = Object.fromEntries(CALENDAR_UNITS.map((unit) => [unit, unitsOf(row.parts[unit])]));
    const parts = {
      ...row.parts, ...units, ROUTE: routes, PRODUCT_FAMILY: allOrNone(row.parts.PRODUCT_FAMILY),
      PARTNER_KIND: withheld(row.parts.PARTNER_KIND), REGION: withheld(row.parts.REGION),
    };
    return [key, { own: own.get(key) ?? row.own, channel: hideUnlessTellable(row.channel), allRoutes, parts }];
  }));
}
