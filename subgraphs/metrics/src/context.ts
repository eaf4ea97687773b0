import type { Period } from '@channelgraph/domain';
import {
  badInput, byId, perArguments, periodOf, perId, unitOfWork, viewerOf, type OperationRequest, type PeriodArgs, type SubgraphRuntime,
} from '@channelgraph/subgraph';
import { DICTIONARY } from './kpi/dictionary.rules.ts';
import { kpiService } from './kpi/kpi.service.ts';
import { measureService } from './measure/measure.service.ts';
import { measureReader } from './measure/measure.store.ts';
import type { Scope, Window } from './measure/measure.ts';
import { isWholeMonths, windowOf } from './measure/window.rules.ts';
import { targetService } from './target/target.service.ts';
import { targetReader } from './target/target.store.ts';
import { storesIn } from './work.ts';

const these = (ids: readonly string[]): Scope => ({ kind: 'PARTNER', ids });

/** Composition root: what one operation has at hand. */
export function composeMetrics(runtime: SubgraphRuntime) {
  const { database, settings: { calendar, reportingCurrency } } = runtime;
  return ({ actor, requestId }: OperationRequest) => {
    const viewer = viewerOf(actor, runtime.now());
    const { role } = viewer.actor;
    const isSuppressed = role === 'ANALYST';
    const reader = measureReader(database, viewer, { currency: reportingCurrency, withSpread: isSuppressed });
    const measures = measureService({
      reader,
      partners: {
        deals: perArguments((window: Window) => perId((ids) => reader.deals(these(ids), window))),
        awards: perArguments((window: Window) => perId((ids) => reader.awards(these(ids), window))),
        targets: perArguments((window: Window) => perId((ids) => reader.targets(these(ids), window))),
      },
      isSuppressed,
    });
    const targets = targetReader(database, viewer);

    const windows = new Map<string, Window>();
    const periodAsked = (args: PeriodArgs): Period => periodOf(args, viewer.at, calendar);
    const windowAsked = (args: PeriodArgs): Window => {
      const key = JSON.stringify(args);
      const known = windows.get(key) ?? windowOf(periodAsked(args), viewer.at, calendar);
      windows.set(key, known);
      if (isSuppressed && args.between && !isWholeMonths(known.period, calendar)) throw badInput('between: sums over partners are shown for whole calendar months; start and end with the first day of a month.');
      return known;
    };

    return {
      actor,
      requestId,
      kpiDictionary: DICTIONARY,
      kpis: kpiService({ measures, role, currency: reportingCurrency }),
      targets,
      targetService: targetService(unitOfWork({ runtime, viewer, storesIn })),
      periodOf: periodAsked,
      windowOf: windowAsked,
      loaders: { target: byId(targets.byIds) },
    };
  };
}

export type MetricsContext = ReturnType<ReturnType<typeof composeMetrics>>;
