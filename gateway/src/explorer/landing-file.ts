import { readFile } from 'node:fs/promises';
import { ActionableError } from '@channelgraph/config';
import { z } from 'zod';
import type { Landing } from './landing-page.ts';

const LandingFile = z.object({
  title: z.string(),
  lines: z.array(z.string()),
  queries: z.array(z.object({ title: z.string(), query: z.string(), note: z.string().default('') })).default([]),
});

/** What the start page says, from a file; nothing when there is none. Throws ActionableError. */
export async function readLanding(file: string | undefined): Promise<Landing | undefined> {
  if (file === undefined) return undefined;
  try {
    return LandingFile.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new ActionableError({
      what: `The start page in ${file} (LANDING_FILE) cannot be used.`,
      why: cause instanceof Error && 'syscall' in cause ? `${cause.message}.` : 'it must be JSON: { "title": "…", "lines": ["…"], "queries": [{ "title": "…", "query": "…" }] }.',
      next: 'correct the file, or unset LANDING_FILE.',
      cause,
    });
  }
}
