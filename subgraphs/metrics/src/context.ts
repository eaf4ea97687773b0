import type { Period } from '@channelgraph/domain';
import {
  auditReader, badInput, byId, perArguments, periodOf, perId, unitOfWork, type OperationRequest, type PeriodChoice, type SubgraphRuntime,
} from '@channelgraph/subgraph';
import { DICTIONARY, isOfNow } from './kpi/dictionary.rules.ts';
import { kpiService } from './kpi/kpi.service.ts';
import { momentsOf } from './kpi/series.rules.ts';
import { seriesService, type SeriesWish } from './kpi/series.service.ts';
import { measureService } from './measure/measure.service.ts';
import { measureReader } from './measure/measure.store.ts';
import type { FigureWish, Scope, Window } from './measure/measure.ts';
import { isWholeMonths, namedWindows, windowOf } from './measure/window.rules.ts';
import { targetService } from './target/target.service.ts';
import { targetReader } from './target/target.store.ts';
import { storesIn } from './work.ts';

const these = (ids: readonly string[]): Scope => ({ kind: 'PARTNER', ids });

/** A series as somebody asks for it. */
interface SeriesChoice extends PeriodChoice, Pick<SeriesWish, 'code' | 'by'> {}

/** One loader per window of an operation; there is one object for each. */
function perWindow<Loader>(make: (window: Window) => Loader): (window: Window) => Loader {
  const loaders = new Map<Window, Loader>();
  return (window) => {
    const loader = loaders.get(window) ?? make(window);
    loaders.set(window, loader);
    return loader;
  };
}

/** Columns in which people are named or speak: an auditor reads them masked. */
const AUDIT = { schema: 'metrics', personal: new Set<string>([]) };

/** Composition root: what one operation has at hand. */
export function composeMetrics(runtime: SubgraphRuntime) {
  const { database, settings: { calendar, reportingCurrency } } = runtime;
  const windowNamed = namedWindows(calendar);
  return ({ actor, requestId }: OperationRequest) => {
    const viewer = runtime.viewerOf(actor);
    const session = database.as(viewer);
    const work = unitOfWork({ runtime, viewer, requestId, storesIn });
    const { role } = viewer.actor;
    const isSuppressed = role === 'ANALYST';
    const reader = measureReader(session, viewer, { currency: reportingCurrency, withSpread: isSuppressed });
    const figures = perWindow((window) => perArguments((wish: FigureWish) => perId((ids) => reader.figures(ids, window, wish))));
    const measures = measureService({
      reader,
      partners: {
        figures: (window, wish) => figures(window)(wish),
        registrations: perWindow((window) => perId((ids) => reader.registrations(these(ids), window))),
        revenue: perWindow((window) => perId((ids) => reader.revenue(these(ids), window))),
        events: perWindow((window) => perId((ids) => reader.events(these(ids), window))),
      },
      isSuppressed,
    });
    const targets = targetReader(session, viewer);

    const windows = new Map<string, Window>();
    const periodAsked = (args: PeriodChoice): Period => periodOf(args, viewer.at, calendar);
    const windowAsked = (args: PeriodChoice): Window => {
      const key = JSON.stringify(args);
      const known = windows.get(key) ?? (args.between ? windowOf(periodAsked(args), viewer.at, calendar) : windowNamed(args.period, viewer.at));
      windows.set(key, known);
      if (isSuppressed && args.between && !isWholeMonths(known.period, calendar)) throw badInput('between: sums over partners are shown for whole calendar months; start and end with the first day of a month.');
      return known;
    };

    const seriesWishes = new Map<string, SeriesWish>();
    const seriesOf = ({ code, by, ...choice }: SeriesChoice): SeriesWish => {
      const key = JSON.stringify([code, by, choice]);
      const known = seriesWishes.get(key);
      if (known) return known;
      if (isOfNow(code)) throw badInput(`code: ${code} is counted as of now and has no series.`);
      const moments = momentsOf({ period: periodAsked(choice), by, asOf: viewer.at }, calendar);
      if (!moments) throw badInput('between: a series has 36 points at most; ask for fewer years, or by QUARTER or YEAR.');
      const wish = { code, by, moments };
      seriesWishes.set(key, wish);
      return wish;
    };
    const kpis = kpiService({ measures, role, currency: reportingCurrency });

    return {
      audit: auditReader(session, viewer, AUDIT),
      actor,
      requestId,
      kpiDictionary: DICTIONARY,
      kpis,
      series: seriesService(kpis),
      seriesOf,
      targets,
      targetService: targetService(work),
      periodOf: periodAsked,
      windowOf: windowAsked,
      loaders: { target: byId(targets.byIds) },
    };
  };
}

export type MetricsContext = ReturnType<ReturnType<typeof composeMetrics>>;
