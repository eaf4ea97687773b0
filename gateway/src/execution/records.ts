import { ReadyText } from '@channelgraph/process';

/** An object as a subgraph answered it, or as it is put together from several answers. */
export type JsonRecord = Record<string, unknown>;

/** Something with parts of its own; what is text already has none. */
export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !(value instanceof ReadyText);

export const isRecord = (value: unknown): value is JsonRecord => isObject(value) && !Array.isArray(value);

/** Names that every object answers to, though nobody gave it a value: `constructor`, `toString`, `__proto__`. */
export const isInherited = (name: string): boolean => name in Object.prototype;

/** What the object itself says under a name, whatever the name is. */
export const own = (record: JsonRecord, name: string): unknown => (Object.hasOwn(record, name) ? record[name] : undefined);

/** Keeps a value under any name: `__proto__` is a legal name of a response, and an assignment to it is none. */
export function put(record: JsonRecord, name: string, value: unknown): void {
  if (name === '__proto__') Object.defineProperty(record, name, { value, writable: true, enumerable: true, configurable: true });
  else record[name] = value;
}

/** The same data once more: where two places of an answer get one entity, what is added to one later is not the other's. */
export function copyOf(value: unknown): unknown {
  if (!isObject(value)) return value;
  if (Array.isArray(value)) return value.map(copyOf);
  const copy: JsonRecord = {};
  for (const name in value) put(copy, name, copyOf(own(value as JsonRecord, name))); // no list
  return copy;
}
