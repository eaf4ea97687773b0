import type { CalendarUnit, Window } from '../measure/measure.ts';
import type { Kpi, KpiCode, RegionKpis } from './kpi.ts';
import type { KpiService, KpiWish } from './kpi.service.ts';
import { pointsOf, type Moment } from './series.rules.ts';
import type { KpiSeries, RegionKpiSeries } from './series.ts';

export interface SeriesWish {
  readonly code: KpiCode;
  readonly by: CalendarUnit;
  /** In order. */
  readonly moments: readonly Moment[];
}

/** The windows of a series, each once: that of one point is the one before of the next. */
const windowsOf = (moments: readonly Moment[]): readonly Window[] => [...new Set(moments.flatMap(({ window, before, yearBefore }) => [window, before, yearBefore]))];

/** KPIs over time. Each period is asked for once, whatever it is compared with; a KPI that is not for this reader at a scope has no points. */
export function seriesService(kpis: KpiService) {
  const asked = async <Answer>({ code, moments }: SeriesWish, ask: (wish: KpiWish) => Promise<Answer>): Promise<ReadonlyMap<Window, Answer>> =>
    new Map(await Promise.all(windowsOf(moments).map(async (window) => [window, await ask({ window, codes: [code] })] as const)));

  const seriesIn = ({ code, by, moments }: SeriesWish, answers: ReadonlyMap<Window, readonly Kpi[] | undefined>): KpiSeries => {
    const known = [...answers].flatMap(([window, found]) => found?.slice(0, 1).map((kpi) => [window, kpi] as const) ?? []);
    return { code, by, points: pointsOf(moments, new Map(known)) };
  };

  return {
    /** Null when there is no such partner or this viewer does not reach it. */
    async ofPartner(id: string, wish: SeriesWish): Promise<KpiSeries | null> {
      const answers = await asked(wish, (each) => kpis.ofPartner(id, each));
      const reached = [...answers].flatMap(([window, found]) => (found ? [[window, found] as const] : []));
      return reached.length === 0 ? null : seriesIn(wish, new Map(reached));
    },
    ofPortfolio: async (wish: SeriesWish): Promise<KpiSeries> => seriesIn(wish, await asked(wish, (each) => kpis.ofPortfolio(each))),
    ofChannel: async (wish: SeriesWish): Promise<KpiSeries> => seriesIn(wish, await asked(wish, (each) => kpis.ofChannel(each))),
    async byRegion(wish: SeriesWish): Promise<readonly RegionKpiSeries[]> {
      const answers = await asked(wish, (each) => kpis.byRegion(each));
      const regions = [...new Set([...answers.values()].flatMap((found) => found.map(({ region }) => region)))].sort();
      const ofRegion = (found: readonly RegionKpis[], region: string) => found.find((each) => each.region === region)?.kpis;
      return regions.map((region) => ({ region, series: seriesIn(wish, new Map([...answers].map(([window, found]) => [window, ofRegion(found, region)] as const))) }));
    },
  };
}

export type SeriesService = ReturnType<typeof seriesService>;
