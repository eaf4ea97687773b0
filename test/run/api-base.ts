import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { gitEnvironment } from '../config.ts';

/** The commit that the API is compared with, or why there is none. */
export type Base = { readonly commit: string; readonly words: string; /** All of a branch's work is seen from there. */ readonly isFork: boolean } | { readonly commit: null; readonly words: string };

const run = promisify(execFile);
const longestFile = 64 * 1024 * 1024;

/** What git says in a folder; null when it cannot say. */
export async function git(folder: string, ...args: readonly string[]): Promise<string | null> {
  try {
    const { stdout } = await run('git', [...args], { cwd: folder, env: gitEnvironment(), maxBuffer: longestFile });
    return stdout;
  } catch {
    return null; // no git, no repository, no such thing in it
  }
}

const commitOf = async (folder: string, name: string): Promise<string | null> =>
  (await git(folder, 'rev-parse', '--verify', '--quiet', `${name}^{commit}`))?.trim() ?? null;

/** What everybody's work goes into: as the remote says, else by its usual names; a local copy may be old, so it comes last. */
async function defaultBranch(folder: string): Promise<string | null> {
  const told = (await git(folder, 'symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'))?.trim();
  for (const name of [told, 'origin/main', 'origin/master', 'main', 'master']) {
    if (name !== undefined && await commitOf(folder, name) !== null) return name;
  }
  return null;
}

/**
 * Where the work in this folder began: where its branch left the default branch. On the default branch itself, and where
 * that place is not known (no such branch here, a history cut short), the commit before this one.
 */
export async function baseOf(folder: string): Promise<Base> {
  const head = await commitOf(folder, 'HEAD');
  if (head === null) return { commit: null, words: 'there is no git history here' };
  const branch = await defaultBranch(folder);
  const fork = branch === null ? undefined : (await git(folder, 'merge-base', 'HEAD', branch))?.trim();
  if (branch !== null && fork !== undefined && fork !== head) return { commit: fork, words: `where this branch left ${branch}`, isFork: true };
  const parent = await commitOf(folder, 'HEAD^');
  if (parent === null) return { commit: null, words: 'the git history here begins with this commit (a shallow clone shows no more of it)' };
  if (branch === null) return { commit: parent, words: 'the commit before this one, because no main branch is known here', isFork: false };
  const words = fork === head ? `the commit before this one, which is on ${branch}` : `the commit before this one, because the history here does not show where this branch left ${branch}`;
  return { commit: parent, words, isFork: false };
}
