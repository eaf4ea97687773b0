import type { FetchNode, PlanNode } from '@apollo/query-planner';
import type { Conditions } from './conditions.ts';

/** One question of a plan to one subgraph. */
export interface ScheduledFetch {
  readonly node: FetchNode;
  /** Where in the answer the objects are that it is about: response names, `@` for every entry of a list. */
  readonly path: readonly string[];
  /** Answers that must be there before. */
  readonly after: readonly ScheduledFetch[];
  /** How many rounds come before it. */
  readonly step: number;
}

/**
 * The questions of a plan, each with what it waits for; in this order each comes after those. Of its conditions nothing
 * is left: which branch is taken is known.
 * @throws Error for what a plan of ours never has (subscriptions, deferred parts)
 */
export function schedule(plan: PlanNode | undefined, conditions: Conditions): readonly ScheduledFetch[] {
  const fetches: ScheduledFetch[] = [];
  const walk = (node: PlanNode | undefined, path: readonly string[], after: readonly ScheduledFetch[]): readonly ScheduledFetch[] => {
    switch (node?.kind) {
      case undefined:
        return after;
      case 'Fetch': {
        const fetch: ScheduledFetch = { node, path, after, step: Math.max(-1, ...after.map(({ step }) => step)) + 1 };
        fetches.push(fetch);
        return [fetch];
      }
      case 'Flatten':
        return walk(node.node, [...path, ...node.path.map(String)], after);
      case 'Sequence':
        return node.nodes.reduce<readonly ScheduledFetch[]>((before, each) => walk(each, path, before), after);
      case 'Parallel':
        return [...new Set(node.nodes.flatMap(each => walk(each, path, after)))];
      case 'Condition':
        return walk(conditions.get(node.condition) === true ? node.ifClause : node.elseClause, path, after);
      case 'Defer':
        throw new Error('A plan with a deferred part came out, though nothing is deferred here.');
    }
  };
  walk(plan, [], []);
  return fetches.sort((one, other) => one.step - other.step);
}
