import type { DemoRegistration, DemoTable, DemoWorld } from '@channelgraph/demo';
import type { Chapter } from './registration.demo.ts';
import { familiesOf } from './registration.ts';

interface Held {
  readonly registrationId: string;
  readonly accountGroupId: string;
  readonly familyCode: string;
  readonly country: string;
  readonly from: Date;
  readonly until: Date;
}

/** Registrations step by step, and when their deals closed. */
interface Told {
  readonly chapters: (demo: DemoRegistration) => Iterable<Chapter>;
  readonly closings: ReadonlyMap<string, Date>;
}

const earliest = (...instants: readonly (Date | undefined)[]): Date => new Date(Math.min(...instants.flatMap(at => (at ? [at.getTime()] : []))));

/** What each approved registration holds: until its window ends, it is withdrawn, or its deal closes. */
function* windows(world: DemoWorld, { chapters, closings }: Told): Generator<Held> {
  const groups = new Map(world.customers.map(({ id, groupId }) => [id, groupId]));
  const withdrawn = ({ steps }: DemoRegistration) => steps.find(({ state }) => state === 'WITHDRAWN')?.at;
  for (const demo of world.registrations) {
    const approved = [...chapters(demo)].find(({ registration }) => registration.status === 'APPROVED')?.registration;
    const { decidedAt: from, protectedUntil } = approved ?? {};
    if (!approved || !from || !protectedUntil) continue;
    const until = earliest(protectedUntil, withdrawn(demo), closings.get(demo.id));
    for (const familyCode of familiesOf(approved)) {
      yield { registrationId: demo.id, accountGroupId: groups.get(demo.customerId) ?? demo.customerId, familyCode, country: demo.country, from, until };
    }
  }
}

/** Windows of one key laid side by side: a partner that holds a customer already holds on where its last window ends. */
export function protectionTable(world: DemoWorld, told: Told): DemoTable {
  const ends = new Map<string, Date>();
  const inOrder = [...windows(world, told)].sort((a, b) => a.from.getTime() - b.from.getTime());
  const rows = inOrder.flatMap(({ registrationId, accountGroupId, familyCode, country, from, until }) => {
    const key = `${accountGroupId}/${familyCode}/${country}`;
    const last = ends.get(key);
    const start = last && last > from ? last : from;
    if (start >= until) return [];
    ends.set(key, until);
    return [{ registration_id: registrationId, account_group_id: accountGroupId, family_code: familyCode, country, valid: `[${start.toISOString()},${until.toISOString()})` }];
  });
  return { table: 'deals.protection', rows };
}
