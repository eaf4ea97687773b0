import { getNamedType, getNullableType, isListType, isNonNullType, isObjectType, type GraphQLObjectType } from 'graphql';
import { objectTypes, placesIn, type Declared } from './declared.ts';

/** Records have a name of their own; values belong to what they are part of. */
const isRecord = (type: unknown): type is GraphQLObjectType => isObjectType(type) && ('id' in type.getFields() || (type.astNode?.directives ?? []).some(({ name }) => name.value === 'key'));

const isConnection = (type: unknown): type is GraphQLObjectType => isObjectType(type) && type.name.endsWith('Connection');

/** A list of records without pages, and without the reason (`@Bounded`) why it stays short. */
export const growingLists = ({ schema }: Declared): readonly string[] => objectTypes(schema)
  .flatMap(placesIn)
  .filter(({ field }) => isListType(getNullableType(field.type)) && isRecord(getNamedType(field.type)))
  .filter(({ field }) => typeof field.extensions['bounded'] !== 'string' || field.extensions['bounded'].trim() === '')
  .map(({ coordinate, field }) => `${coordinate} is ${String(field.type)} and may grow`);

const shapeOf = (type: GraphQLObjectType): string => {
  const { edges, pageInfo, totalCount } = type.getFields();
  const edge = edges && getNamedType(edges.type);
  const { node, cursor } = isObjectType(edge) ? edge.getFields() : {};
  return [pageInfo?.type, totalCount?.type, cursor?.type, node && isNonNullType(node.type)].join(' ');
};

/** Pages that look or are asked for in another manner than all the others. */
export const barePages = ({ schema }: Declared): readonly string[] => objectTypes(schema).flatMap(placesIn).filter(({ field }) => isConnection(getNamedType(field.type))).flatMap(({ coordinate, field }) => {
  const first = field.args.find(({ name }) => name === 'first');
  const after = field.args.find(({ name }) => name === 'after');
  const asked = String(first?.type) === 'Int!' && typeof first?.defaultValue === 'number' && String(after?.type) === 'String';
  const type = getNamedType(field.type);
  return [
    ...(asked ? [] : [`${coordinate} is not asked for by "first" and "after"`]),
    ...(isConnection(type) && shapeOf(type) !== 'PageInfo! Int String! true' ? [`${type.name} has no edges of nodes with cursors, pageInfo and totalCount`] : []),
  ];
});
