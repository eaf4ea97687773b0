import { isUuid } from '@channelgraph/domain';
import { badInput } from '../errors.ts';

export type CursorKey = readonly (string | number)[];

/** Where a row stands in its list: its sort values and its id, opaque to the client. */
export const cursorOf = (key: CursorKey): string => Buffer.from(JSON.stringify(key)).toString('base64url');

const isText = (value: unknown): value is string => typeof value === 'string' && !value.includes('\0');

/** What a value of a cursor may be, so that a forged one never reaches the database. */
const fits = {
  string: isText,
  number: (value: unknown) => typeof value === 'number',
  uuid: (value: unknown) => isText(value) && isUuid(value),
  /** As `toISOString` writes it. */
  instant: (value: unknown) => isText(value) && /^[1-9]\d{3}-/.test(value) && new Date(value).toISOString() === value,
};

/** Reads a cursor whose values have these types. Throws BAD_USER_INPUT for anything that this list did not hand out. */
export function readCursor(cursor: string, types: readonly (keyof typeof fits)[]): CursorKey {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.length === types.length && types.every((type, index) => fits[type](key[index]))) return key as CursorKey; // checked
  } catch { /* answered below */ }
  throw badInput('after: this is not a cursor of this list; send an `endCursor` or `cursor` you received from it.');
}
