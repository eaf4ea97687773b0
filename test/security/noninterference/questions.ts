import {
  getNamedType, getNullableType, isCompositeType, isEnumType, isInputObjectType, isLeafType, isListType, isObjectType, isRequiredArgument, isRequiredInputField,
  type GraphQLField, type GraphQLInputField, type GraphQLArgument, type GraphQLInputType, type GraphQLObjectType, type GraphQLSchema,
} from 'graphql';
import { NOBODY, SCALARS, WORDS, type Known } from './known.ts';
import type { Tape } from './tape.ts';

/** What questions are made of, beside the schema they are asked of. */
export interface Matter {
  readonly known: Known;
  /** Cursors that lists handed out, to whoever and in whichever state of the world. */
  readonly cursors: readonly string[];
}

type Field = GraphQLField<unknown, unknown>;

const DEEPEST = 5;
const MOST_FIELDS = 60;

/** Which type an id is of, by the field it is for: `partnerId` is a partner's; what nobody can tell may be anything's. */
function idFor(name: string, of: string | null, { known }: Matter, tape: Tape): string {
  const named = [...known.keys()].find(type => name.toLowerCase().endsWith(`${type.toLowerCase()}id`)) ?? { managerId: 'Person', hostId: 'Person', eventId: 'PartnerEvent', customerId: 'CustomerAccount' }[name] ?? of;
  const candidates = named === null ? [...known.values()].flat() : (known.get(named) ?? []);
  return tape.once(6) || candidates.length === 0 ? NOBODY : tape.pick(candidates);
}

/** A value of a type, as it is written in an operation. */
function valueOf(type: GraphQLInputType, name: string, of: string | null, matter: Matter, tape: Tape): string {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return `[${Array.from({ length: 1 + tape.below(3) }, () => valueOf(nullable.ofType as GraphQLInputType, name, of, matter, tape)).join(', ')}]`; // an input's item is an input
  if (isEnumType(nullable)) return tape.pick(nullable.getValues()).name;
  if (isInputObjectType(nullable)) return `{ ${given(Object.values(nullable.getFields()), isRequiredInputField, of, matter, tape).join(', ')} }`;
  if (name === 'after') return JSON.stringify(matter.cursors.length === 0 ? 'none' : tape.pick(matter.cursors));
  const named = getNamedType(nullable).name;
  if (named === 'ID') return JSON.stringify(idFor(name, of, matter, tape));
  if (named === 'Int') return String(1 + tape.below(4));
  if (named === 'Boolean') return tape.once(2) ? 'true' : 'false';
  return JSON.stringify(tape.pick(WORDS[name] ?? SCALARS[named] ?? ['x']));
}

/** `name: value` of what has to be given, and of some of what may be. */
function given<Slot extends GraphQLArgument | GraphQLInputField>(slots: readonly Slot[], isRequired: (slot: Slot) => boolean, of: string | null, matter: Matter, tape: Tape): readonly string[] {
  return slots.filter(slot => isRequired(slot) || tape.once(slot.name === 'first' ? 2 : 3)).map(slot => `${slot.name}: ${valueOf(slot.type, slot.name, of, matter, tape)}`);
}

function asked(field: Field, matter: Matter, tape: Tape): string {
  const words = given(field.args, isRequiredArgument, getNamedType(field.type).name, matter, tape);
  return words.length === 0 ? field.name : `${field.name}(${words.join(', ')})`;
}

/** What is asked of a type: of its fields some, of records always the id, so that an answer says what it is about. */
export function selectionOf(type: GraphQLObjectType, matter: Matter, tape: Tape, budget = { left: MOST_FIELDS }, depth = 0): string {
  const fields = Object.values(type.getFields()).filter(({ name }) => !name.startsWith('_'));
  const isPage = type.name.endsWith('Connection') || type.name.endsWith('Edge');
  const words = ['__typename', ...(type.getFields()['id'] ? ['id'] : [])];
  for (const field of fields) {
    const of = getNamedType(field.type);
    if (field.name === 'id' || budget.left <= 0) continue;
    if (isLeafType(of)) {
      if (!(isPage || tape.once(2))) continue;
      budget.left -= 1;
      words.push(`${aliasOf(words, field)}${asked(field, matter, tape)}`);
    } else if (isObjectType(of) && depth < DEEPEST && (isPage || tape.once(3))) {
      budget.left -= 1;
      words.push(`${aliasOf(words, field)}${asked(field, matter, tape)} ${selectionOf(of, matter, tape, budget, depth + 1)}`);
    }
  }
  return `{ ${words.join(' ')} }`;
}

const aliasOf = (_: readonly string[], __: Field): string => '';

/** An operation on one to three root fields. */
export function questionTo(schema: GraphQLSchema, matter: Matter, tape: Tape): string {
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name }) => !name.startsWith('_'));
  const times = 1 + tape.below(2);
  const words = Array.from({ length: times }, (_, turn) => {
    const field = tape.pick(roots);
    const of = getNamedType(field.type);
    return `q${String(turn)}: ${asked(field, matter, tape)}${isCompositeType(of) && isObjectType(of) ? ` ${selectionOf(of, matter, tape)}` : ''}`;
  });
  return `{ ${words.join(' ')} }`;
}

/** Entities by their keys, as the gateway asks a subgraph for them. */
export function entitiesOf(schema: GraphQLSchema, matter: Matter, tape: Tape): { readonly query: string; readonly variables: Record<string, unknown> } | null {
  const union = schema.getType('_Entity');
  const types = union && 'getTypes' in union ? union.getTypes() : [];
  const type = types.length === 0 ? null : tape.pick(types);
  const keys = type && (matter.known.get(type.name) ?? []);
  if (!type || !keys || !type.getFields()['id']) return null;
  const of = Array.from({ length: 1 + tape.below(5) }, () => ({ __typename: type.name, id: tape.once(6) || keys.length === 0 ? NOBODY : tape.pick(keys) }));
  return { query: `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type.name} ${selectionOf(type, matter, tape)} } }`, variables: { of } };
}
