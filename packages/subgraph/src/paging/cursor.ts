import { badInput } from '../errors.ts';

export type CursorKey = readonly (string | number)[];

/** Where a row stands in its list: its sort values and its id, opaque to the client. */
export const cursorOf = (key: CursorKey): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** Reads a cursor whose values have these types. Throws BAD_USER_INPUT for anything that this list did not hand out. */
export function readCursor(cursor: string, types: readonly ('string' | 'number')[]): CursorKey {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.length === types.length && key.every((value, index) => typeof value === types[index])) return key as CursorKey; // checked
  } catch { /* answered below */ }
  throw badInput('after: this is not a cursor of this list; send an `endCursor` or `cursor` you received from it.');
}
