import { getNamedType, isCompositeType, isEnumType, isInputObjectType, isListType, isNonNullType, isObjectType, isAbstractType, isUnionType } from 'graphql';
import type { GraphQLArgument, GraphQLCompositeType, GraphQLField, GraphQLInputType, GraphQLSchema } from 'graphql';
import { diceOf } from './hash.ts';
import type { Dice } from './hash.ts';

export interface GeneratedOperation {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Writing {
  readonly schema: GraphQLSchema;
  readonly dice: Dice;
  /** Definitions of fragments that have been written so far. */
  readonly fragments: string[];
  /** How many fields may still be written. */
  left: number;
}

/** The conditions that an operation may have; both are declared and sent with every operation. */
const CONDITIONS = ['yes', 'no'] as const;

/** An operation of the schema that follows from the seed: aliases, fragments, conditions, duplicates, abstract types. Some are not valid. */
export function generatedOperation(schema: GraphQLSchema, seed: string): GeneratedOperation {
  const dice = diceOf(seed);
  const writing: Writing = { schema, dice, fragments: [], left: 12 + dice.roll(40) };
  const mutation = schema.getMutationType();
  const root = mutation && dice.isLucky(2) ? mutation : schema.getQueryType();
  if (root == null) throw new Error('The schema answers nothing.');
  const selections = selectionSet(writing, root, 0);
  const kind = root === mutation ? 'mutation' : 'query';
  const text = `${selections} ${writing.fragments.join(' ')}`;
  return {
    text: `${kind} Generated($yes: Boolean!, $no: Boolean = false${text.includes('$text') ? ', $text: String' : ''}) ${text} fragment Used on ${root.name} { used: __typename @include(if: $yes) @skip(if: $no) }`.replace('{', '{ ...Used '),
    variables: { yes: dice.isLucky(2), ...(dice.isLucky(2) && { no: dice.isLucky(2) }), ...(dice.isLucky(2) && { text: 'sent' }) },
  };
}

function selectionSet(writing: Writing, type: GraphQLCompositeType, depth: number): string {
  const { dice } = writing;
  const count = 1 + dice.roll(depth === 0 ? 3 : 4);
  const selections: string[] = [];
  for (let index = 0; index < count; index += 1) selections.push(...selection(writing, type, depth));
  if (selections.length === 0) selections.push('__typename');
  if (dice.isLucky(6)) selections.push(dice.pick(selections)); // twice
  return `{ ${selections.join(' ')} }`;
}

function selection(writing: Writing, type: GraphQLCompositeType, depth: number): readonly string[] {
  const { dice, schema, fragments } = writing;
  if (dice.isLucky(9)) return [dice.pick(['__typename', 'kind: __typename', '__proto__: __typename'])];
  if (depth > 0 && (isAbstractType(type) ? dice.roll(3) > 0 : dice.isLucky(6))) {
    const fitting = isAbstractType(type) ? [...schema.getPossibleTypes(type), type] : [type, ...(isObjectType(type) ? type.getInterfaces() : [])];
    const on = dice.pick<GraphQLCompositeType>(fitting);
    const inner = selectionSet(writing, on, depth + 1);
    if (dice.isLucky(3)) {
      const name = `F${fragments.length}`;
      fragments.push(`fragment ${name} on ${on.name} ${inner}`);
      return [`...${name}${condition(dice)}`];
    }
    return [`...${on === type && dice.isLucky(2) ? '' : ` on ${on.name}`}${condition(dice)} ${inner}`];
  }
  if (isUnionType(type)) return ['__typename'];
  const fields = Object.values(type.getFields()).filter(field => depth < 6 || !isCompositeType(getNamedType(field.type)));
  if (fields.length === 0 || writing.left <= 0) return [];
  writing.left -= 1;
  return [field(writing, dice.pick(fields), depth)];
}

function field(writing: Writing, definition: GraphQLField<unknown, unknown>, depth: number): string {
  const { dice } = writing;
  const named = getNamedType(definition.type);
  const args = definition.args.flatMap(argument => (isNonNullType(argument.type) && argument.defaultValue === undefined) || dice.isLucky(2) ? [`${argument.name}: ${argumentValue(dice, argument)}`] : []);
  const alias = dice.isLucky(5) ? `${dice.pick(['a', 'b', 'constructor', '__proto__', 'name'])}: ` : '';
  return `${alias}${definition.name}${args.length > 0 ? `(${args.join(' ')})` : ''}${condition(dice)}${isCompositeType(named) ? ` ${selectionSet(writing, named, depth + 1)}` : ''}`;
}

function condition(dice: Dice): string {
  if (!dice.isLucky(8)) return '';
  return ` @${dice.pick(['skip', 'include'])}(if: ${dice.isLucky(3) ? dice.pick(['true', 'false']) : `$${dice.pick(CONDITIONS)}`})`;
}

const argumentValue = (dice: Dice, { type }: GraphQLArgument): string =>
  (!isNonNullType(type) && getNamedType(type).name === 'String' && !isListType(type) && dice.isLucky(3) ? '$text' : inputValue(dice, type, 0));

function inputValue(dice: Dice, type: GraphQLInputType, depth: number): string {
  if (isNonNullType(type)) return inputValue(dice, type.ofType, depth);
  if (isListType(type)) return `[${inputValue(dice, type.ofType, depth)}]`;
  if (isEnumType(type)) return dice.pick(type.getValues()).name;
  if (isInputObjectType(type)) {
    const needed = Object.values(type.getFields()).filter(each => (isNonNullType(each.type) && each.defaultValue === undefined) || (depth < 2 && dice.isLucky(3)));
    return `{ ${needed.map(each => `${each.name}: ${inputValue(dice, each.type, depth + 1)}`).join(' ')} }`;
  }
  switch (type.name) {
    case 'Int': return String(1 + dice.roll(5));
    case 'Float': return '1.5';
    case 'Boolean': return dice.pick(['true', 'false']);
    default: return `"id:${dice.roll(40)}"`;
  }
}
