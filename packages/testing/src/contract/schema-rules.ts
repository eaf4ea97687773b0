import { audienceOf } from '@channelgraph/subgraph';
import { keysOf, undescribed } from '@channelgraph/supergraph';
import { getNamedType, isInputObjectType, isNonNullType, isObjectType } from 'graphql';
import { addedPlaces, objectTypes, rootPlaces, type Declared, type Place } from './declared.ts';
import { commandProblems, madeByTheClient } from './command-rules.ts';
import { barePages, growingLists } from './list-rules.ts';

/** Gives what breaks the rule, by coordinate; nothing when it is kept. */
export type SchemaRule = (subgraph: Declared) => readonly string[];

const nonNull = (places: readonly Place[]): readonly string[] => places.filter(({ field }) => isNonNullType(field.type)).map(({ coordinate }) => `${coordinate} is never null`);

/** An action that is on no list lets nobody in, and says so to nobody. */
const withoutAccess = (places: readonly Place[], { permissions }: Declared): readonly string[] => places.flatMap(({ coordinate, field }) => {
  const action = field.extensions['access'];
  if (typeof action !== 'string') return [`${coordinate} declares no access`];
  return action in permissions ? [] : [`${coordinate} declares "${action}", which is on no list`];
});

function keyProblems({ schema, references }: Declared): readonly string[] {
  const entities = objectTypes(schema).filter(type => keysOf(type).length > 0);
  const known = new Set(entities.map(({ name }) => name));
  return [
    ...references.filter(name => !known.has(name)).map(name => `${name} is found by reference and has no key`),
    ...entities.filter(({ name }) => !references.includes(name)).map(({ name }) => `${name} has a key and is not found by it`),
    ...entities.flatMap(type => keysOf(type).flatMap(key => {
      const field = type.getFields()[key];
      return field && isNonNullType(field.type) && !isObjectType(getNamedType(field.type)) ? [] : [`${type.name}.${key} is a key and no single value that is always there`];
    })),
  ];
}

/** Fields, of outputs and inputs, about which nobody said whether a partner may know of them. They are left out of its schema, and perhaps that was not meant. */
const undecided = ({ schema }: Declared): readonly string[] => Object.values(schema.getTypeMap())
  .filter(type => isObjectType(type) || isInputObjectType(type))
  .filter(({ name }) => !name.startsWith('_'))
  .flatMap(type => Object.values(type.getFields()).filter(({ name }) => !name.startsWith('_')).filter(field => audienceOf(type, field) === null).map(({ name }) => `${type.name}.${name} is for partners, or for the vendor only: nobody decided`));

/** What every subgraph keeps to, as far as its schema shows. */
export const SCHEMA_RULES: Readonly<Record<string, SchemaRule>> = {
  'describes every type, field, argument, value and input field': ({ sdl }) => undescribed(sdl),
  'gives every entity a key, and finds it by that': keyProblems,
  'declares an access on every root field': subgraph => withoutAccess(rootPlaces(subgraph), subgraph),
  'declares an access on every field it adds to another’s entity': subgraph => withoutAccess(addedPlaces(subgraph), subgraph),
  'has nullable root fields: a subgraph that is down nulls its own part only': subgraph => nonNull(rootPlaces(subgraph)),
  'adds only nullable fields to another’s entity, for the same reason': subgraph => nonNull(addedPlaces(subgraph)),
  'says of every field whether partners may know of it (@ForPartners, @VendorOnly, or the roles of its action)': undecided,
  'takes no status, decision, owner or role from a client': madeByTheClient,
  'takes one input per command and answers with the thing and userErrors': commandProblems,
  'pages every list of records, or says why it cannot grow': growingLists,
  'pages in one manner': barePages,
};
