import type { GatewayLogger } from '../../telemetry/logger.ts';
import { budgetOf } from './budget.ts';
import type { Budget, BudgetSize } from './budget.ts';
import { memoryCounter, postgresCounters, withFallback } from './counter.ts';
import type { Counter } from './counter.ts';

interface BudgetOptions {
  readonly size: BudgetSize;
  /** PostgreSQL in which several gateways count together; undefined counts in this process. */
  readonly databaseUrl: string | undefined;
  readonly logger: GatewayLogger;
}

export interface OpenBudget extends Budget {
  close(): Promise<void>;
}

/** Opens the budgets of all callers. A store that is out of reach is no reason not to start. */
export function openBudget({ size, databaseUrl, logger }: BudgetOptions): OpenBudget {
  const store = databaseUrl === undefined ? null : postgresCounters(databaseUrl);
  const counter = (name: string, points: number): Counter => {
    const options = { name, points, seconds: size.seconds };
    if (store === null) return memoryCounter(options);
    return withFallback({
      store: store.counter(options),
      instead: memoryCounter(options),
      now: () => performance.now(),
      onFailure: error => { logger.error({ error }, 'The store of budgets does not answer; this process counts alone.'); },
    });
  };
  const budget = budgetOf({ size, cost: counter('cost', size.cost), commands: counter('commands', size.commands), now: () => performance.now() });
  return { ...budget, close: () => store?.close() ?? Promise.resolve() };
}
