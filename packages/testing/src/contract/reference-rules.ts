import { randomUUID } from 'node:crypto';
import { actsForPartner, ROLES } from '@channelgraph/identity';
import { actor } from '../actors.ts';
import type { Entity, Resolved } from './references.ts';

/** Gives what breaks the rule, in words; nothing when it is kept. */
export type ReferenceRule = (entity: Entity) => Promise<readonly string[]>;

/** Keys of nothing: well formed, and not even that. */
const ABSENT = [randomUUID(), '', ' ', 'not-an-id', '7', '-1', `${randomUUID()}0`, '{}', "' or true --", 'ü'.repeat(300)];

const told = (errors: Resolved['errors']): readonly string[] => errors.map(({ message, path }) => `${message} (${path?.join('.') ?? ''})`);
const unexpected = ({ errors }: Resolved): readonly string[] => told(errors.filter(({ extensions }) => extensions['code'] !== 'FORBIDDEN')); // a role that may not ask at all learns nothing by it
const codesOf = ({ errors }: Resolved): string => [...new Set(errors.map(({ extensions }) => String(extensions['code'])))].sort().join(', ');
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 120);

function counted(statements: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of statements) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** Something must be there, or every other rule holds of nothing. */
const isThere: ReferenceRule = ({ name, present }) => Promise.resolve(present.length >= 2 ? [] : [`${name}: ${present.length} records to try it with; its demo has to make two at least`]);

/** Each statement as often for all together as for the one that needs it most. */
async function oneQuestion({ name, present, selections, resolve }: Entity): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const selection of selections) {
    const alone: ReadonlyMap<string, number>[] = [];
    for (const key of present) alone.push(counted((await resolve([key], { selection })).statements));
    for (const [text, times] of counted((await resolve(present, { selection })).statements)) {
      if (times > Math.max(0, ...alone.map(one => one.get(text) ?? 0))) problems.push(`${name}: ${times} times for ${present.length} of them: ${oneLine(text)}; asked for ${selection.slice(0, 80)}`);
    }
  }
  return problems;
}

async function asAsked({ name, key, isForeign, present: [a = '', b = ''], resolve }: Entity): Promise<readonly string[]> {
  const asked = [b, ABSENT[0] ?? '', a, b, 'not-an-id', a];
  const got = (await resolve(asked)).entities.map(entity => entity === null ? null : String(entity[key]));
  const wanted = asked.map(value => (isForeign || value === a || value === b ? value : null));
  return JSON.stringify(got) === JSON.stringify(wanted) ? [] : [`${name}: asked for ${asked.join(', ')}, got ${got.join(', ')}`];
}

async function nothingForNothing({ name, isForeign, resolve }: Entity): Promise<readonly string[]> {
  const answer = await resolve(ABSENT);
  const made = isForeign ? [] : ABSENT.filter((_, index) => answer.entities[index] !== null);
  return [...made.map(key => `${name}: something for "${key.slice(0, 40)}"`), ...told(answer.errors).map(message => `${name}: ${message}`)];
}

/** Roles that act for a company see none of a company that nobody knows, and cannot tell what is there from what is not. */
async function nothingForStrangers({ name, present, isSameForEverybody, resolve, visible }: Entity): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const role of ROLES) {
    const stranger = { as: actor(role, { partnerId: actsForPartner(role) ? randomUUID() : null }) };
    const there = await resolve(present, stranger);
    problems.push(...unexpected(there).map(message => `${name}, for ${role}: ${message}`));
    if (isSameForEverybody || !actsForPartner(role) || present.length === 0) continue;
    const seen = await visible(present, stranger.as);
    if (seen.length === present.length) problems.push(`${name}: everything is there for ${role} of a company that nobody knows`);
    if (seen.length === 0 && codesOf(there) !== codesOf(await resolve(present.map(() => randomUUID()), stranger))) problems.push(`${name}: ${role} can tell by the errors what is there`);
  }
  return problems;
}

/** What every reference resolver keeps to, on a database with records in it. */
export const REFERENCE_RULES: Readonly<Record<string, ReferenceRule>> = {
  'is there to be tried': isThere,
  'asks the database for many as often as for one, whatever is read of them': oneQuestion,
  'comes in the order asked, as often as asked': asAsked,
  'is null, and no error, for a key of nothing': nothingForNothing,
  'is null, and no error, out of the viewer’s reach': nothingForStrangers,
};
