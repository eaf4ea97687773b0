import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { isRecord, own, put } from '../../records.ts';
import type { JsonRecord } from '../../records.ts';
import { mergeInto } from '../run/merge-data.ts';
import { namesFitting } from './type-names.ts';

/** What a subgraph must be told of an object to find it again: names, and what of them for which types. */
export interface Required {
  readonly fields: readonly RequiredField[];
  readonly fragments: readonly { readonly types: ReadonlySet<string>; readonly required: Required }[];
}

interface RequiredField {
  readonly name: string;
  /** Null for values without fields. */
  readonly required: Required | null;
}

export function compileRequired(schema: GraphQLSchema, selections: readonly QueryPlanSelectionNode[]): Required {
  return {
    fields: selections.flatMap(each => (each.kind === 'Field' ? [{ name: each.alias ?? each.name, required: each.selections === undefined ? null : compileRequired(schema, each.selections) }] : [])),
    fragments: selections.flatMap(each => (each.kind === 'InlineFragment' && each.typeCondition !== undefined
      ? [{ types: namesFitting(schema, each.typeCondition), required: compileRequired(schema, each.selections) }] : [])),
  };
}

/** The representation of an object; null when something of it is not there, because of an error that has been told. */
export function represent({ fields, fragments }: Required, source: JsonRecord): JsonRecord | null {
  let result: JsonRecord | null = null;
  for (const { name, required } of fields) {
    const value = own(source, name);
    if (value === undefined) return null;
    result ??= {};
    put(result, name, required === null ? value : representValue(required, value));
  }
  for (const { types, required } of fragments) {
    const type = source['__typename'];
    if (typeof type !== 'string' || !types.has(type)) continue;
    const part = represent(required, source);
    if (result === null) result = part;
    else if (part !== null) mergeInto(result, part);
  }
  return result;
}

function representValue(required: Required, value: unknown): unknown {
  if (Array.isArray(value)) return value.map(each => representValue(required, each));
  return isRecord(value) ? represent(required, value) : null;
}

/** The same text for two representations that say the same, and only for them. */
export function identityOf(representation: JsonRecord): string {
  let identity = '';
  for (const name in representation) {
    const value = representation[name];
    // Lengths stand before texts: no value can look like the beginning of another.
    if (typeof value === 'string') identity += `${name}"${value.length}:${value}`;
    else {
      const text = JSON.stringify(value);
      identity += `${name}=${text.length}:${text}`;
    }
  }
  return identity;
}
