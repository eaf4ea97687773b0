import type { FetchDataRewrite } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { isRecord, own, put } from '../../records.ts';
import type { JsonRecord } from '../../records.ts';
import { namesFitting } from './type-names.ts';

const FRAGMENT = '... on ';

type Step = { readonly field: string } | { readonly types: ReadonlySet<string> };

/** A change to data on their way to a subgraph or back: types that it knows by another name, names that would collide. */
export interface Rewrite {
  readonly steps: readonly Step[];
  readonly field: string;
  /** The new name of the field; null sets its value instead. */
  readonly renamed: string | null;
  readonly value: unknown;
}

export function compileRewrites(schema: GraphQLSchema, rewrites: readonly FetchDataRewrite[] = []): readonly Rewrite[] {
  return rewrites.flatMap(rewrite => {
    const field = rewrite.path.at(-1);
    if (field === undefined) return [];
    const steps = rewrite.path.slice(0, -1).map((step): Step => (step.startsWith(FRAGMENT) ? { types: namesFitting(schema, step.slice(FRAGMENT.length)) } : { field: step }));
    return [rewrite.kind === 'KeyRenamer'
      ? { steps, field, renamed: rewrite.renameKeyTo, value: undefined }
      : { steps, field, renamed: null, value: rewrite.setValueTo as unknown }]; // whatever the planner has to say
  });
}

export function applyRewrites(rewrites: readonly Rewrite[], value: unknown): void {
  for (const rewrite of rewrites) apply(rewrite, 0, value);
}

function apply(rewrite: Rewrite, at: number, value: unknown): void {
  if (Array.isArray(value)) {
    for (const each of value) apply(rewrite, at, each);
    return;
  }
  if (!isRecord(value)) return;
  const step = rewrite.steps[at];
  if (step === undefined) change(rewrite, value);
  else if ('field' in step) apply(rewrite, at + 1, own(value, step.field));
  // Where nobody asked for the type, the planner knows that it fits.
  else if (typeof value['__typename'] !== 'string' || step.types.has(value['__typename'])) apply(rewrite, at + 1, value);
}

function change({ field, renamed, value }: Rewrite, record: JsonRecord): void {
  if (renamed === null) {
    put(record, field, value);
    return;
  }
  const current = own(record, field);
  if (current === undefined) return;
  // A null under one of several names says nothing about the others.
  if (current !== null || own(record, renamed) === undefined) put(record, renamed, current);
  record[field] = undefined;
}
