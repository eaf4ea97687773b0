import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { apiChanges, audienceChanges, complaints, readApprovals, type Audience } from '@channelgraph/supergraph/changes';
import { baseOf, git } from './api-base.ts';

export interface Verdict {
  readonly passed: boolean;
  /** One line of what was compared when it passed, one line for each complaint when not. */
  readonly lines: readonly string[];
}

export const SUPERGRAPH = 'gateway/supergraph.graphql';
export const AUDIENCES = 'gateway/audiences.json';
export const APPROVED = 'docs/approved-changes.json';

const why = (error: unknown): string => (error instanceof Error ? error.message.split('\n', 1).join('') : String(error));
const passed = (...lines: readonly string[]): Verdict => ({ passed: true, lines });
const refused = (lines: readonly string[]): Verdict => ({ passed: false, lines });

/** The audiences of the graph in this folder; none where nobody is shown less than others. */
async function audiencesIn(folder: string): Promise<readonly Audience[]> {
  const text = await readFile(join(folder, AUDIENCES), 'utf8').catch(() => '{}');
  const { audiences = {} } = JSON.parse(text) as { audiences?: Record<string, { tag: string | null }> }; // the gateway judges it when it starts
  return Object.entries(audiences).map(([name, { tag }]) => [name, tag]);
}

/**
 * Compares what clients see of the committed supergraph in this folder with what they saw where the work on it began.
 * Those of an audience that is shown a part of it are clients of that part; what is new to them is told.
 * @param today ISO day
 */
export async function judgeApi(folder: string, today: string): Promise<Verdict> {
  const approved = readApprovals(await readFile(join(folder, APPROVED), 'utf8').catch(() => '[]'));
  const now = await readFile(join(folder, SUPERGRAPH), 'utf8').catch(() => '');
  try {
    await apiChanges(now, now);
  } catch (error) {
    return refused([`${SUPERGRAPH} is no supergraph (${why(error)}): npm run supergraph`]);
  }
  const base = await baseOf(folder);
  const { commit, words } = base;
  const before = commit === null ? null : await git(folder, 'show', `${commit}:./${SUPERGRAPH}`);
  if (commit === null || before === null) {
    const reason = commit === null ? words : `${commit.slice(0, 8)} has no ${SUPERGRAPH}`;
    return approved.problems.length > 0 ? refused(approved.problems.map(problem => `${APPROVED}: ${problem}.`)) : passed(`the API is compared with nothing: ${reason}`);
  }
  const approvedBefore = readApprovals(await git(folder, 'show', `${commit}:./${APPROVED}`) ?? '[]');
  try {
    const { breaking, harmless } = await apiChanges(before, now);
    const parts = await audienceChanges({ before, after: now, audiences: await audiencesIn(folder), whole: breaking });
    const lines = complaints({ breaking: [...breaking, ...parts.breaking], approved, approvedBefore, listName: APPROVED, today, seesWholeBranch: base.isFork });
    if (lines.length > 0) return refused([`Compared with ${commit.slice(0, 8)}, ${words}:`, ...lines]);
    return passed(`compared with ${commit.slice(0, 8)}, ${words}: ${harmless} changes that break nobody, ${breaking.length + parts.breaking.length} approved that break somebody`, ...parts.news);
  } catch (error) {
    return passed(`the API is compared with nothing: ${SUPERGRAPH} of ${commit.slice(0, 8)} cannot be read (${why(error)})`);
  }
}
