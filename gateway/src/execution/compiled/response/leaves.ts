import { isEnumType, isSpecifiedScalarType } from 'graphql';
import type { GraphQLLeafType } from 'graphql';

/** Writes a value that has no fields; undefined when the schema does not allow it. */
export type LeafWriter = (value: unknown) => string | undefined;

/**
 * What a subgraph may say where the schema has this type, as the stock executor judges it: custom scalars are theirs to
 * judge, and an enum is what the caller's schema lists.
 */
export function leafWriter(type: GraphQLLeafType): LeafWriter {
  if (isEnumType(type)) {
    const texts = new Map(type.getValues().map(({ name }) => [name as unknown, JSON.stringify(name)])); // looked up with whatever came
    return value => texts.get(value);
  }
  return (isSpecifiedScalarType(type) ? SPECIFIED[type.name] : undefined) ?? anything;
}

/** A whole number that is written without an exponent. */
const isWhole = (value: unknown): value is number => Number.isInteger(value) && Math.abs(value as number) < 1e21; // it is one

const SPECIFIED: Readonly<Partial<Record<string, LeafWriter>>> = {
  String: value => (typeof value === 'string' ? quoted(value) : undefined),
  ID: value => (typeof value === 'string' ? quoted(value) : isWhole(value) ? String(value) : undefined),
  Int: value => (isWhole(value) ? String(value) : undefined),
  Float: value => (typeof value === 'number' && Number.isFinite(value) ? JSON.stringify(value) : undefined),
  Boolean: value => (value === true ? 'true' : value === false ? 'false' : undefined),
};

const anything: LeafWriter = value => (typeof value === 'string' ? quoted(value) : JSON.stringify(value));

const SHORT = 48;

/** A text in quotes. Most are short and need no escapes; to see that costs less than to ask for them. */
export function quoted(text: string): string {
  if (text.length > SHORT) return JSON.stringify(text);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 32 || code === 34 || code === 92 || (code >= 0xd800 && code <= 0xdfff)) return JSON.stringify(text);
  }
  return `"${text}"`;
}
