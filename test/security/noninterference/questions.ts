import {
  getNamedType, getNullableType, isCompositeType, isEnumType, isInputObjectType, isLeafType, isListType, isObjectType, isRequiredArgument, isUnionType, isRequiredInputField,
  type GraphQLField, type GraphQLInputField, type GraphQLArgument, type GraphQLInputType, type GraphQLObjectType, type GraphQLSchema,
} from 'graphql';
import { NOBODY, SCALARS, WORDS, type Known } from './known.ts';
import { everything, type Tape } from './tape.ts';

/** What questions are made of, beside the schema they are asked of. */
export interface Matter {
  readonly known: Known;
  /** Cursors that lists handed out, to whoever and in whichever state of the world. */
  readonly cursors: readonly string[];
  /** Root fields that the watcher's role may ask for; others come now and then. */
  readonly allowed: readonly string[];
}

type Field = GraphQLField<unknown, unknown>;

const DEEPEST = 5;
const MOST_FIELDS = 60;
/** Enough for everything that a record says itself and about the records next to it. */
const SWEEP = { deepest: 3, fields: 400 };

/** Which type an id is of, by the field it is for: `partnerId` is a partner's; what nobody can tell may be anything's. */
function idFor(name: string, of: string | null, { known }: Matter, tape: Tape): string {
  const named = [...known.keys()].find(type => name.toLowerCase().endsWith(`${type.toLowerCase()}id`)) ?? { managerId: 'Person', hostId: 'Person', eventId: 'PartnerEvent', customerId: 'CustomerAccount' }[name] ?? of;
  const candidates = named === null ? [...known.values()].flat() : (known.get(named) ?? []);
  return tape.once(6) || candidates.length === 0 ? NOBODY : tape.pick(candidates);
}

/** A value of a type, as it is written in an operation. */
function valueOf(type: GraphQLInputType, name: string, of: string | null, matter: Matter, tape: Tape): string {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return `[${Array.from({ length: 1 + tape.below(3) }, () => valueOf(nullable.ofType, name, of, matter, tape)).join(', ')}]`;
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

/** What is asked of a type: of its fields some, of records always the id and of figures the code, so that an answer says what it is about. */
export function selectionOf(type: GraphQLObjectType, matter: Matter, tape: Tape, budget = { left: MOST_FIELDS, deepest: DEEPEST }, depth = 0): string {
  const fields = Object.values(type.getFields()).filter(({ name }) => !name.startsWith('_'));
  const isPage = type.name.endsWith('Connection') || type.name.endsWith('Edge');
  const named: readonly string[] = fields.map(({ name }) => name).filter(name => name === 'id' || name === 'code');
  const words = ['__typename', ...named];
  for (const field of fields) {
    const of = getNamedType(field.type);
    if (named.includes(field.name) || budget.left <= 0) continue;
    if (isLeafType(of)) {
      if (!(isPage || tape.wants(2))) continue;
      budget.left -= 1;
      words.push(asked(field, matter, tape));
    } else if (isObjectType(of) && depth < budget.deepest && (isPage || tape.wants(3))) {
      budget.left -= 1;
      words.push(`${asked(field, matter, tape)} ${selectionOf(of, matter, tape, budget, depth + 1)}`);
    }
  }
  return `{ ${words.join(' ')} }`;
}

/** An operation on one to three root fields. */
export function questionTo(schema: GraphQLSchema, matter: Matter, tape: Tape): string {
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name }) => !name.startsWith('_'));
  const times = 1 + tape.below(2);
  const words = Array.from({ length: times }, (_, turn) => {
    const likely = roots.filter(({ name }) => matter.allowed.includes(name));
    const field = tape.pick(tape.once(8) || likely.length === 0 ? roots : likely);
    const of = getNamedType(field.type);
    return `q${turn}_${field.name}: ${asked(field, matter, tape)}${isCompositeType(of) && isObjectType(of) ? ` ${selectionOf(of, matter, tape)}` : ''}`;
  });
  return `{ ${words.join(' ')} }`;
}

const entityTypes = (schema: GraphQLSchema): readonly GraphQLObjectType[] => {
  const union = schema.getType('_Entity');
  return isUnionType(union) ? union.getTypes().filter(type => type.getFields()['id']) : [];
};

/** A question for records by their keys. */
export const byKeys = (type: Pick<GraphQLObjectType, 'name'>, ids: readonly string[], selection: string): Operation =>
  ({ query: `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type.name} ${selection} } }`, variables: { of: ids.map(id => ({ __typename: type.name, id })) } });

/** What is asked, and of which records. */
export interface Operation {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** Entities by their keys, as the gateway asks a subgraph for them. */
export function entitiesOf(schema: GraphQLSchema, matter: Matter, tape: Tape): Operation {
  const type = tape.pick(entityTypes(schema));
  const keys = matter.known.get(type.name) ?? [];
  const ids = Array.from({ length: 1 + tape.below(5) }, () => (tape.once(6) || keys.length === 0 ? NOBODY : tape.pick(keys)));
  return byKeys(type, ids, selectionOf(type, matter, tape));
}

/** Everything a subgraph can be asked: each list from its beginning, and each record that there is by its key. */
export function sweepOf(schema: GraphQLSchema, matter: Matter): readonly Operation[] {
  const room = () => ({ left: SWEEP.fields, deepest: SWEEP.deepest });
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name, args }) => !name.startsWith('_') && matter.allowed.includes(name) && !args.some(isRequiredArgument));
  return [
    ...entityTypes(schema).map(type => byKeys(type, matter.known.get(type.name) ?? [], selectionOf(type, matter, everything, room()))),
    ...roots.map(field => {
      const of = getNamedType(field.type);
      return { query: `{ q0_${field.name}: ${field.name}${field.args.some(({ name }) => name === 'first') ? '(first: 100)' : ''}${isObjectType(of) ? ` ${selectionOf(of, matter, everything, room())}` : ''} }` };
    }),
  ];
}
