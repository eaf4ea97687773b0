import { getNamedType, isLeafType, isObjectType, isRequiredArgument, type GraphQLArgument, type GraphQLField, type GraphQLObjectType } from 'graphql';
import { madeUp } from './made-up.ts';

type Field = GraphQLField<unknown, unknown>;

const PAGE = 2;

/** Of long lists only the first page is asked for. */
const given = ({ name, type }: GraphQLArgument): string | null => (name === 'first' ? String(PAGE) : madeUp(type));

/** How to ask for a field without knowing more than the schema says; null when more has to be known. */
export function asked(field: Field): string | null {
  const needed = field.args.filter(argument => isRequiredArgument(argument) || argument.name === 'first').map(argument => ({ name: argument.name, value: given(argument) }));
  if (needed.some(({ value }) => value === null)) return null;
  return needed.length === 0 ? field.name : `${field.name}(${needed.map(({ name, value }) => `${name}: ${value ?? ''}`).join(', ')})`;
}

const fieldsOf = (type: GraphQLObjectType): readonly Field[] => Object.values(type.getFields()).filter(({ name }) => !name.startsWith('_'));
const isLeaf = (field: Field): boolean => isLeafType(getNamedType(field.type));

/** Everything that can be asked for by these fields, objects within objects down to a depth. */
function wordsOf(fields: readonly Field[], depth: number): readonly string[] {
  return fields.flatMap(field => {
    const words = asked(field);
    const of = getNamedType(field.type);
    if (words === null) return [];
    if (isLeaf(field)) return [words];
    return isObjectType(of) && depth > 0 ? [`${words} { __typename ${wordsOf(fieldsOf(of), depth - 1).join(' ')} }`] : [];
  });
}

/** Everything that can be asked of a type in one go. */
export const selectionOf = (type: GraphQLObjectType, depth: number): string => `{ __typename ${wordsOf(fieldsOf(type), depth).join(' ')} }`;

/** The same, object by object: what is asked about one of them does not hide what is asked about another. */
export const selectionsOf = (type: GraphQLObjectType, depth: number): readonly string[] => [
  selectionOf(type, 0),
  ...fieldsOf(type).filter(field => !isLeaf(field)).flatMap(field => wordsOf([field], depth)).map(words => `{ __typename ${words} }`),
];
