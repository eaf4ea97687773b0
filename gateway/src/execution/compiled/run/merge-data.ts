import { isObject, own, put } from '../../records.ts';
import type { JsonRecord } from '../../records.ts';

/**
 * Adds what a subgraph answered to what is known of the same object. Objects become one; lists of the same length
 * become one entry by entry, since every subgraph was asked about the same entries; of anything else the newer counts.
 */
export function mergeInto(target: JsonRecord, source: JsonRecord): void {
  for (const name in source) {
    const added = name === '__proto__' ? own(source, name) : source[name];
    if (added === undefined) continue;
    if (!isObject(added)) {
      put(target, name, added);
      continue;
    }
    const known = own(target, name);
    if (!isObject(known) || !mergeValues(known, added)) put(target, name, added);
  }
}

/** Whether the two could become one. */
function mergeValues(known: object, added: object): boolean {
  if (Array.isArray(known)) return Array.isArray(added) && mergeLists(known, added);
  if (Array.isArray(added)) return false;
  mergeInto(known as JsonRecord, added as JsonRecord); // neither a list nor null
  return true;
}

function mergeLists(known: unknown[], added: readonly unknown[]): boolean {
  if (known.length !== added.length) return false;
  for (let index = 0; index < added.length; index += 1) {
    const ours = known[index];
    const theirs = added[index];
    if (!isObject(ours) || !isObject(theirs) || !mergeValues(ours, theirs)) known[index] = theirs;
  }
  return true;
}
