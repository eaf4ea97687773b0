import type { PlanNode } from '@apollo/query-planner';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { isIntrospection } from '../../identity/introspection.ts';
import { textCache } from '../text-cache.ts';
import type { TextCache } from '../text-cache.ts';
import { compilePlan } from './plan/compile-plan.ts';
import type { CompiledPlan } from './plan/compile-plan.ts';
import { conditionVariables } from './plan/conditions.ts';
import { parted } from './plan/introspection-part.ts';
import type { Planner } from './plan/planner.ts';

/** An operation of one audience that has been planned. */
export interface PlannedOperation {
  /** Whether it asks about the schema only, so that nobody has to be asked. */
  readonly isIntrospection: boolean;
  /** What of it the schema answers; null when nothing. */
  readonly introspection: DocumentNode | null;
  /** The variables on which it depends what is answered at all. */
  readonly conditions: readonly string[];
  /** Length of the plan, written down; what is made of it grows with that. */
  readonly characters: number;
  /** The plan for these values of them, made when it is first needed. */
  compiled(values: readonly boolean[]): CompiledPlan;
}

export interface OperationSource {
  readonly operation: OperationDefinitionNode;
  readonly document: DocumentNode;
}

/** Of one operation, as many plans are kept as differ by their conditions. */
const MOST_VARIANTS = { entries: 16, characters: Number.POSITIVE_INFINITY };

/** @throws GraphQLError a refusal, for operations that cannot be planned */
export function planned(planner: Planner, schema: GraphQLSchema, { operation, document }: OperationSource): PlannedOperation {
  if (isIntrospection(operation, document)) return { isIntrospection: true, introspection: null, conditions: [], characters: 0, compiled: noPlan };
  const parts = parted(operation, document);
  const plan: PlanNode | undefined = parts.planned === null ? undefined : planner.plan(parts.planned);
  const conditions = conditionVariables(document, operation);
  const variants: TextCache<CompiledPlan> = textCache(MOST_VARIANTS);
  return {
    isIntrospection: false,
    introspection: parts.introspection,
    conditions,
    characters: plan === undefined ? 0 : JSON.stringify(plan).length,
    compiled: values => {
      const key = values.map(Number).join('');
      const known = variants.get(key);
      if (known !== undefined) return known;
      const compiled = compilePlan({ plan, operation, document, schema, supergraph: planner.supergraph, conditions: new Map(conditions.map((name, index) => [name, values[index] === true])) });
      variants.set(key, compiled, 0);
      return compiled;
    },
  };
}

const noPlan = (): never => {
  throw new Error('What the schema answers needs no plan.');
};
