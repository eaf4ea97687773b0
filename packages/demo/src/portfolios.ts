import type { Company } from './company.ts';
import { demoId } from './demo-id.ts';
import { storyPerson } from './story-people.ts';
import type { Timeline } from './timeline.ts';
import type { DemoPortfolioAssignment } from './world.ts';

/** Story partners of the partner manager; four others come to them. */
const OWN_STORIES: ReadonlySet<string> = new Set(['acme', 'central', 'auric', 'phoenix', 'sakura', 'borealis', 'solitaire', 'meridian']);
const OWN_OTHERS = 4;
const PARTNERS_EACH = 14;
/** This one changed hands in the quarter before. */
const HANDED_OVER = { key: 'swift', daysBeforeAnchor: 45 } as const;

const isLookedAfter = ({ activeFrom }: Company): boolean => activeFrom !== null;

/** How many managers of partners it takes besides the one of the stories. */
export const managersWanted = (companies: readonly Company[]): number => Math.max(1, Math.ceil(companies.filter(isLookedAfter).length / PARTNERS_EACH) - 1);

/** Who looks after which partner since when: one manager at a time, from the first active day to the end of the relationship. */
export function portfolioAssignments({ companies, timeline, managers }: { readonly companies: readonly Company[]; readonly timeline: Timeline; readonly managers: readonly string[] }): readonly DemoPortfolioAssignment[] {
  const own = storyPerson('partner-manager').id;
  const others = companies.filter(({ key, activeFrom, activeTo }) => key === null && activeFrom !== null && activeTo === null).slice(0, OWN_OTHERS);
  const mine = new Set([...companies.filter(({ key }) => key !== null && OWN_STORIES.has(key)), ...others].map(({ id }) => id));
  let turn = 0;
  const managerOf = ({ id, key }: Company): string => {
    if (mine.has(id)) return own;
    if (key !== null) return managers[0] ?? own;
    turn += 1;
    return managers[turn % managers.length] ?? own;
  };
  return companies.filter(isLookedAfter).flatMap(company => {
    const partnerId = company.id;
    const personId = managerOf(company);
    const from = timeline.at(company.activeFrom ?? 0, 0);
    const to = company.statuses.find(({ state }) => state === 'TERMINATED')?.at ?? null;
    const assignment = (turn: number, rest: Pick<DemoPortfolioAssignment, 'personId' | 'from' | 'to'>): DemoPortfolioAssignment => ({ id: demoId('portfolio', partnerId, turn), partnerId, ...rest });
    if (company.key !== HANDED_OVER.key) return [assignment(1, { personId, from, to })];
    const change = timeline.at(timeline.anchorDay - HANDED_OVER.daysBeforeAnchor, 0);
    return [assignment(1, { personId: own, from, to: change }), assignment(2, { personId, from: change, to })];
  });
}
