import { readFile } from 'node:fs/promises';
import { ActionableError } from '@channelgraph/config';
import { z } from 'zod';

/** The operations that a client was built with, as `@apollo/generate-persisted-query-manifest` writes them. */
const Manifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string().min(1), body: z.string().min(1) })),
});

export interface PersistedOperations {
  /** The operation of this id, in full. */
  byId(id: string): string | undefined;
  has(text: string): boolean;
}

/** @throws ZodError, SyntaxError for a text that is no manifest */
export function persistedOperations(manifest: string): PersistedOperations {
  const { operations } = Manifest.parse(JSON.parse(manifest));
  const texts = new Map(operations.map(({ id, body }) => [id, body]));
  const known = new Set(texts.values());
  return { byId: id => texts.get(id), has: text => known.has(text) };
}

/** @throws ActionableError when the file cannot be read or is no manifest */
export async function readManifest(file: string): Promise<PersistedOperations> {
  try {
    return persistedOperations(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new ActionableError({
      what: `The persisted operations in ${file} cannot be read.`,
      why: cause instanceof z.ZodError ? z.prettifyError(cause) : cause instanceof Error ? `${cause.message}.` : String(cause),
      next: 'write it with `npx @apollo/generate-persisted-query-manifest`, or unset PERSISTED_OPERATIONS.',
      cause,
    });
  }
}
