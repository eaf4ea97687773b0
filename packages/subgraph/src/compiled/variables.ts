import { getVariableValues, Kind, type GraphQLError, type GraphQLSchema, type TypeNode, type VariableDefinitionNode } from 'graphql';
import type { Given } from './run.ts';

type Read = { readonly coerced: Given; readonly errors?: never } | { readonly coerced?: never; readonly errors: readonly GraphQLError[] };

/** `[_Any!]!`: what nearly every hop is asked with. */
function isRepresentations(type: TypeNode): boolean {
  const list = type.kind === Kind.NON_NULL_TYPE && type.type.kind === Kind.LIST_TYPE ? type.type.type : null;
  return list?.kind === Kind.NON_NULL_TYPE && list.type.kind === Kind.NAMED_TYPE && list.type.name.value === '_Any';
}

const isListOfSomething = (value: unknown): value is readonly unknown[] => Array.isArray(value) && value.every(entry => entry != null);

/** Reads variables as graphql-js does. Lists of representations are taken as they are: they are whatever they are, and must only be there. */
export function variableReader(schema: GraphQLSchema, definitions: readonly VariableDefinitionNode[]): (given: Given) => Read {
  const carefully = (given: Given): Read => getVariableValues(schema, definitions, given, { maxErrors: 50 });
  if (!definitions.every(({ type, defaultValue }) => isRepresentations(type) && defaultValue === undefined)) return carefully;
  const names = definitions.map(({ variable }) => variable.name.value);
  return given => {
    const coerced: Record<string, unknown> = {};
    for (const name of names) {
      const value = Object.hasOwn(given, name) ? given[name] : undefined;
      if (!isListOfSomething(value)) return carefully(given);
      coerced[name] = [...value];
    }
    return { coerced };
  };
}
