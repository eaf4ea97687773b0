/** Rows of the situations that tests start from. */
import { randomUUID } from 'node:crypto';

const ids = new Map<string, string>();

/** The id of whatever goes by this name in a test file. */
export function idOf(...words: readonly (string | number)[]): string {
  const name = words.join(' ');
  const id = ids.get(name) ?? randomUUID();
  ids.set(name, id);
  return id;
}

/** Long ago, for the tests. */
export const BEGAN = '2026-01-01T00:00:00.000Z';

/** A partner by name; its id is `idOf` of its name. */
export const company = (name: string, changes: object = {}) => ({
  id: idOf(name), name, kind: 'RESELLER', engagement_models: ['SELL_THROUGH'], status: 'ACTIVE', status_since: BEGAN,
  country: 'DE', region: 'EMEA', segment: 'MID_MARKET', created_at: BEGAN, version: 1, ...changes,
});

/** Somebody by name, with an address to match; the id is `idOf` of the name. */
export const someone = (name: string, side: 'VENDOR' | 'PARTNER') => ({ id: idOf(name), name, email: `${name.toLowerCase()}@example.com`, side });

/** What holds since long ago; the id is `idOf` of what it says. */
export const holding = (changes: object) => ({ id: idOf(JSON.stringify(changes)), valid_from: BEGAN, version: 1, ...changes });

/** An employment since long ago, by names. */
export const working = (person: string, partner: string | null, changes: object = {}) =>
  holding({ person_id: idOf(person), partner_id: partner === null ? null : idOf(partner), job_title: 'Engineer', certifiable: true, ...changes });
