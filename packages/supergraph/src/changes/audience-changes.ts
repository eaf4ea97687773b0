import { AudienceError } from '../audiences/audience-schema.ts';
import { apiChanges, type ApiChanges, type BreakingChange } from './api-change.ts';

/** An audience's name and the tag of what it sees; null is everything. */
export type Audience = readonly [name: string, tag: string | null];

export interface AudienceChanges {
  /** What breaks clients of an audience and nobody who sees everything, each with the audience's name in its words. */
  readonly breaking: readonly BreakingChange[];
  /** A line for each audience that sees more than before, for whoever reads the change. */
  readonly news: readonly string[];
}

const MOST = 30;
const listed = (coordinates: readonly string[]): string =>
  [...coordinates.slice(0, MOST), ...(coordinates.length > MOST ? [`and ${coordinates.length - MOST} more`] : [])].join(', ');

/** Where nothing carried the tag before, there is nothing to compare with. */
async function changesFor([name, tag]: Audience, before: string, after: string): Promise<ApiChanges | string> {
  try {
    return await apiChanges(before, after, tag);
  } catch (error) {
    if (error instanceof AudienceError) return `what ${name} sees is compared with nothing: ${error.message.split('\n').join(' ')}`;
    throw error;
  }
}

/** What changes for audiences that see a part of the graph. `whole` is what changes for those who see all of it. */
export async function audienceChanges({ before, after, audiences, whole }: {
  readonly before: string; readonly after: string; readonly audiences: readonly Audience[]; readonly whole: readonly BreakingChange[];
}): Promise<AudienceChanges> {
  const known = new Set(whole.map(({ coordinate, change }) => `${coordinate} ${change}`));
  const breaking: BreakingChange[] = [];
  const news: string[] = [];
  for (const audience of audiences.filter(([, tag]) => tag !== null)) {
    const [name] = audience;
    const changes = await changesFor(audience, before, after);
    if (typeof changes === 'string') {
      news.push(changes);
      continue;
    }
    breaking.push(...changes.breaking.filter(({ coordinate, change }) => !known.has(`${coordinate} ${change}`)).map(one => ({ ...one, change: `${one.change}, for ${name}` })));
    if (changes.added.length > 0) news.push(`${name} now sees: ${listed(changes.added)}`);
  }
  return { breaking, news };
}
