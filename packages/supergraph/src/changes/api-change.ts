import { CriticalityLevel, diff, type Change } from '@graphql-inspector/core';
import { apiSchemaOf } from './api-schema.ts';
import { givenBy } from './given-by.ts';

/** Something that a client could rely on and no longer can. */
export interface BreakingChange {
  /** `Type`, `Type.field` or `Type.field(argument:)`. */
  readonly coordinate: string;
  /** What happened to it, in a sentence. */
  readonly change: string;
  /** The subgraphs that gave it, or now give it. */
  readonly subgraphs: readonly string[];
  readonly whoMustMove: string;
  readonly instead: string;
}

export interface ApiChanges {
  readonly breaking: readonly BreakingChange[];
  /** How many changes leave every operation valid, and its answer as it was. */
  readonly harmless: number;
  /** Coordinates of what clients see now and did not before. */
  readonly added: readonly string[];
}

type Advice = Pick<BreakingChange, 'whoMustMove' | 'instead'>;

/** By kind of change, first match. The kinds are those of @graphql-inspector/core. */
const ADVICE: readonly (readonly [RegExp, Advice])[] = [
  [/DEFAULT/, { whoMustMove: 'every client that leaves it out', instead: 'leave the default as it is; who wants another value says it' }],
  [/^(FIELD_ARGUMENT|INPUT_FIELD)_ADDED$/, { whoMustMove: 'every client, to send it', instead: 'make it nullable, or give it a default' }],
  [/^(FIELD_ARGUMENT|INPUT_FIELD)_REMOVED$/, { whoMustMove: 'every client that sends it', instead: 'keep it and mark it @deprecated' }],
  [/^(FIELD_ARGUMENT|INPUT_FIELD)_/, { whoMustMove: 'every client that sends it or leaves it out', instead: 'add another beside it and mark this one @deprecated' }],
  [/^FIELD_TYPE_CHANGED$/, { whoMustMove: 'every client that reads it', instead: 'add a field of another name and mark this one @deprecated' }],
  [/^ENUM_VALUE_REMOVED$/, { whoMustMove: 'every client that sends or expects it', instead: 'keep it and mark it @deprecated' }],
  [/^FIELD_REMOVED$/, { whoMustMove: 'every client that selects it', instead: 'keep it and mark it @deprecated' }],
  [/^TYPE_REMOVED$/, { whoMustMove: 'every client that names it', instead: 'keep it, and mark the fields that lead to it @deprecated' }],
];
const OTHERWISE: Advice = { whoMustMove: 'every client that relies on it', instead: 'keep it as it is' };

/** An operation stays valid when a default changes, and its answer is another one. */
const isBreaking = ({ criticality, type }: Change): boolean => criticality.level === CriticalityLevel.Breaking || /DEFAULT/.test(String(type));

const coordinateOf = ({ type, path = '' }: Change): string =>
  (String(type).startsWith('FIELD_ARGUMENT') ? path.replace(/^(\w+)\.(\w+)\.(\w+)$/, '$1.$2($3:)') : path);

/**
 * What changes for the clients of a supergraph. Subgraphs may move fields among themselves: only what clients see counts.
 * Throws GraphQLError when one of the texts is no supergraph, AudienceError when nothing in it carries the tag.
 * @param tag of an audience that sees a part of it only
 */
export async function apiChanges(before: string, after: string, tag: string | null = null): Promise<ApiChanges> {
  const changes = await diff(apiSchemaOf(before, tag), apiSchemaOf(after, tag));
  const [gave, give] = [givenBy(before), givenBy(after)];
  const breaking = changes.filter(isBreaking).map((change): BreakingChange => {
    const coordinate = coordinateOf(change);
    const known = gave(coordinate);
    const [, advice] = ADVICE.find(([kind]) => kind.test(String(change.type))) ?? [null, OTHERWISE];
    return { coordinate, change: change.message, subgraphs: known.length > 0 ? known : give(coordinate), ...advice };
  });
  return { breaking, harmless: changes.length - breaking.length, added: changes.filter(({ type }) => /_ADDED$/.test(String(type))).map(coordinateOf) };
}
