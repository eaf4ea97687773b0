import { parseArgs } from 'node:util';
import { ActionableError } from '@channelgraph/config';

export interface Arguments {
  readonly words: readonly string[];
  /** How several of the concept are called, where English has a form of its own. */
  readonly plural: string | undefined;
}

/** What was typed behind the command. Throws ActionableError that tells how it is used. */
export function typed(usage: string): Arguments {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { plural: { type: 'string' } } });
    return { words: positionals, plural: values.plural };
  } catch (error) {
    throw misunderstood(error instanceof Error ? error.message : String(error), usage);
  }
}

export const misunderstood = (why: string, next: string): ActionableError => new ActionableError({ what: 'Nothing was written.', why, next });
