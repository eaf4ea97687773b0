import type { PlanNode } from '@apollo/query-planner';
import { Kind, isInterfaceType, visit } from 'graphql';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { objectShapes } from '../response/shape.ts';
import type { ObjectShapes } from '../response/shape.ts';
import { closedFields } from './closed-fields.ts';
import { compileFetch } from './compile-fetch.ts';
import { isAskedFor } from './conditions.ts';
import type { Conditions } from './conditions.ts';
import { hopsOf } from './hops.ts';
import type { Hop } from './hops.ts';
import { schedule } from './schedule.ts';
import { namesFitting } from './type-names.ts';

/** A plan that is ready to run: nothing in it is looked up in a document or a schema again. */
export interface CompiledPlan {
  /** Each comes after those that it waits for. */
  readonly hops: readonly Hop[];
  readonly shape: ObjectShapes;
  /** Every response name that the caller asked for, somewhere. */
  readonly asked: ReadonlySet<string>;
}

/** Every response name of the document that these conditions leave in it. */
function responseNames(document: DocumentNode, conditions: Conditions): ReadonlySet<string> {
  const names = new Set<string>();
  visit(document, {
    Field: ({ alias, name, directives }) => {
      if (!isAskedFor(directives, conditions)) return false;
      names.add((alias ?? name).value);
      return undefined;
    },
    InlineFragment: ({ directives }) => (isAskedFor(directives, conditions) ? undefined : false),
  });
  return names;
}

interface Source {
  readonly plan: PlanNode | undefined;
  readonly operation: OperationDefinitionNode;
  readonly document: DocumentNode;
  /** The schema that the caller sees. */
  readonly schema: GraphQLSchema;
  /** With everything in it. */
  readonly supergraph: GraphQLSchema;
  readonly conditions: Conditions;
}

export function compilePlan({ plan, operation, document, schema, supergraph, conditions }: Source): CompiledPlan {
  const root = schema.getRootType(operation.operation);
  if (root == null) throw new Error(`The schema has no ${operation.operation}.`);
  const fragments = new Map(document.definitions.flatMap(definition => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [])));
  const fitting = new Map<string, ReadonlySet<string>>();
  const fits = (type: string, condition: string): boolean => {
    const names = fitting.get(condition) ?? namesFitting(schema, condition);
    fitting.set(condition, names);
    return names.has(type);
  };
  const shape = objectShapes({ schema, asked: { fragments, conditions, fits } }, root, [operation]);
  const asked = responseNames(document, conditions);
  const all = schedule(plan, conditions);
  const interfaces = new Set(Object.values(supergraph.getTypeMap()).flatMap(type => (isInterfaceType(type) ? [type.name] : [])));
  const closed = closedFields({ all, shape, supergraph });
  return { hops: hopsOf(all, fetch => compileFetch(fetch, { supergraph, asked, conditions, interfaces, all, closed })), shape, asked };
}
