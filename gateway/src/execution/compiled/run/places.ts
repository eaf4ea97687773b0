import { isRecord, own } from '../../records.ts';
import type { JsonRecord } from '../../records.ts';

/** A place in an answer, as an error names it. */
export type ResponsePath = readonly (string | number)[];

/** The objects at a path of response names, where `@` is every entry of a list; nulls and gaps are left out. */
export function objectsAt(path: readonly string[], data: JsonRecord): readonly JsonRecord[] {
  if (path.length === 0) return [data];
  const found: JsonRecord[] = [];
  collect(path, 0, data, found);
  return found;
}

function collect(path: readonly string[], at: number, value: unknown, found: JsonRecord[]): void {
  const step = path[at];
  if (step === undefined) {
    if (isRecord(value)) found.push(value);
  } else if (step === '@') {
    if (Array.isArray(value)) for (const each of value) collect(path, at + 1, each, found);
  } else if (isRecord(value)) {
    collect(path, at + 1, own(value, step), found);
  }
}

/** Where each of those objects is, in the same order. Needed only once there is an error to be told. */
export function placesAt(path: readonly string[], data: JsonRecord): readonly ResponsePath[] {
  const found: ResponsePath[] = [];
  locate({ path, found }, 0, data, []);
  return found;
}

interface Search {
  readonly path: readonly string[];
  readonly found: ResponsePath[];
}

function locate(search: Search, at: number, value: unknown, here: ResponsePath): void {
  const step = search.path[at];
  if (step === undefined) {
    if (isRecord(value)) search.found.push(here);
  } else if (step === '@') {
    if (Array.isArray(value)) value.forEach((each, index) => { locate(search, at + 1, each, [...here, index]); });
  } else if (isRecord(value)) {
    locate(search, at + 1, own(value, step), [...here, step]);
  }
}
