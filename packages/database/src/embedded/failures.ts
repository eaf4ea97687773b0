/** What went wrong with the database files or the server, from an error code or from what PostgreSQL printed. */
import { dirname } from 'node:path';
import { ActionableError } from '@channelgraph/config';

const OTHER_FOLDER = 'choose another folder: DATA_DIR=<folder> npm start';

/** Runs one step on the data folder and explains the failures of the file system in the reader's words. */
export async function onFolder<Result>(folder: string, step: () => Promise<Result>): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    throw folderFailure(folder, error);
  }
}

/** For `catch`: what is not there is null, every other failure stays one. */
export function nullIfMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}

/** The explanation of a file system error; anything else comes back as it is. */
export function folderFailure(folder: string, cause: unknown): unknown {
  if (!(cause instanceof Error) || !('code' in cause)) return cause;
  const path = 'path' in cause ? String(cause.path) : folder;
  const what = `The data folder ${folder} cannot be used.`;
  switch (cause.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(folder, cause);
    case 'EACCES':
    case 'EPERM':
      return new ActionableError({
        what,
        why: `this user may not read or write in ${dirname(path)}.`,
        next: `give it to this user: sudo mkdir -p '${folder}' && sudo chown -R "$(id -u)" '${folder}', or ${OTHER_FOLDER}`,
        cause,
      });
    case 'ENOENT': // what making a folder on such a file system answers
    case 'EROFS':
      return new ActionableError({ what, why: 'it is on a file system that is mounted read-only.', next: OTHER_FOLDER, cause });
    case 'ENOTDIR':
    case 'EEXIST':
      return new ActionableError({ what, why: `${path} is a file where a folder is needed.`, next: `move it away, or ${OTHER_FOLDER}`, cause });
    default:
      return cause;
  }
}

/** The user that root's server runs as cannot come to the data. */
export const unreachable = (folder: string): ActionableError =>
  new ActionableError({
    what: `The data folder ${folder} cannot be used.`,
    why: 'as root, PostgreSQL runs as an unprivileged user, and a folder above does not let that user pass, or this root may start nothing as another user.',
    next: 'start as an ordinary user, or choose a folder that every user can enter: DATA_DIR=<folder> npm start',
  });

export const diskFull = (folder: string, cause?: unknown): ActionableError =>
  new ActionableError({
    what: `The database in ${folder} cannot be written.`,
    why: 'the disk is full.',
    next: 'free some space (`df -h` shows where), then start again; nothing that was saved is lost.',
    cause,
  });

export interface Outcome {
  /** The sentence for the reader: what was tried. */
  readonly what: string;
  /** What the program printed. */
  readonly output: string;
  readonly folder: string;
  /** Where the whole output can be read. */
  readonly log?: string;
}

/** The explanation of a PostgreSQL program that ended with an error. */
export function programFailure({ what, output, folder, log }: Outcome): ActionableError {
  if (/No space left on device|Disk quota exceeded/.test(output)) return diskFull(folder);
  const library = /error while loading shared libraries: ([^:]+)/.exec(output)?.[1];
  if (library !== undefined) {
    return new ActionableError({ what, why: `its library ${library} is missing or damaged.`, next: 'install again: rm -rf node_modules && npm start' });
  }
  if (/Cannot allocate memory|Out of memory/i.test(output)) {
    return new ActionableError({ what, why: 'the system has not enough memory left for it.', next: 'give it 512 MB more (in a container: raise the memory limit), then start again.' });
  }
  if (/Permission denied|could not change directory/.test(output)) {
    return new ActionableError({ what, why: lastLine(output), next: `let the user that PostgreSQL runs as reach ${folder}, or ${OTHER_FOLDER}` });
  }
  return new ActionableError({
    what,
    why: lastLine(output),
    next: log === undefined ? 'read the line above; `npm run reset` begins with a new database.' : `read ${log}; \`npm run reset\` begins with a new database.`,
  });
}

/** The line that says most: the last fatal one, otherwise the last of all. */
function lastLine(output: string): string {
  const lines = output.split('\n').map((line) => line.trim()).filter(Boolean);
  const fatal = lines.findLast((line) => /\b(FATAL|PANIC|error):/.test(line));
  return (fatal ?? lines.at(-1) ?? 'it printed nothing.').replace(/^.*?\b(FATAL|PANIC|error):\s*/, '');
}
