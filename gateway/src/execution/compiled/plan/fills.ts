import { Kind, parse } from 'graphql';
import type { GraphQLSchema, SelectionNode } from 'graphql';
import { isAskedFor } from './conditions.ts';
import type { Conditions } from './conditions.ts';
import { namesFitting } from './type-names.ts';

/** Fields of the caller that a fetch answers, for objects that go by one of these names; null is for all. */
export interface Fill {
  readonly types: ReadonlySet<string> | null;
  readonly name: string;
}

interface Circumstances {
  readonly supergraph: GraphQLSchema;
  readonly conditions: Conditions;
  /** Every response name of the caller's document. */
  readonly asked: ReadonlySet<string>;
}

/**
 * The caller's fields that stay empty when a fetch is not answered: the outermost of its text. Fields that only the plan
 * needs are left out; the caller never asked for them and may not know that they exist.
 */
export function fillsOf(operation: string, { supergraph, conditions, asked }: Circumstances): readonly Fill[] {
  const fillsIn = (selection: SelectionNode, types: ReadonlySet<string> | null): readonly Fill[] => {
    if (!isAskedFor(selection.directives, conditions)) return [];
    if (selection.kind === Kind.FRAGMENT_SPREAD) throw new Error('The planner was told to write no fragments.');
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = selection.typeCondition?.name.value;
      return selection.selectionSet.selections.flatMap(each => fillsIn(each, condition === undefined ? types : namesFitting(supergraph, condition)));
    }
    if (selection.name.value === '_entities') return selection.selectionSet?.selections.flatMap(each => fillsIn(each, null)) ?? [];
    const name = (selection.alias ?? selection.name).value;
    return selection.name.value !== '__typename' && asked.has(name) ? [{ types, name }] : [];
  };
  return parse(operation, { noLocation: true }).definitions.flatMap(definition =>
    (definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections.flatMap(each => fillsIn(each, null)) : []));
}

/** Those of an object of this type, each once. */
export function fillsFor(fills: readonly Fill[], typeName: unknown): readonly string[] {
  return [...new Set(fills.flatMap(({ types, name }) => (types === null || typeof typeName !== 'string' || types.has(typeName) ? [name] : [])))];
}
