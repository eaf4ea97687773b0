import { getNamedType, isAbstractType, isCompositeType, isLeafType, isListType, isNonNullType, isObjectType } from 'graphql';
import type { FieldNode, GraphQLCompositeType, GraphQLLeafType, GraphQLOutputType, GraphQLSchema } from 'graphql';
import { isInherited } from '../../records.ts';
import { collectFields } from './collect-fields.ts';
import type { Asked } from './collect-fields.ts';
import { leafWriter } from './leaves.ts';
import type { LeafWriter } from './leaves.ts';

/** How a value is written where the caller asked for it. */
export type ValueShape = { readonly isRequired: boolean } & (
  | { readonly kind: 'leaf'; readonly type: GraphQLLeafType; readonly write: LeafWriter }
  | { readonly kind: 'list'; readonly entry: ValueShape }
  | { readonly kind: 'object'; readonly objects: ObjectShapes }
);

/** How an object is written, by the name of the type that it turns out to be. */
export interface ObjectShapes {
  /** Undefined for names of which the caller's schema knows no object; without a name, as the schema declares it. */
  of(typeName: string | undefined): ObjectShape | undefined;
  /** Whether an object may be of more than one type. */
  readonly isAbstract: boolean;
}

export interface ObjectShape {
  readonly fields: readonly FieldShape[];
}

export type FieldShape = {
  readonly name: string;
  /** The name in quotes with the colon. */
  readonly prefix: string;
  /** Whether every object has something under this name. */
  readonly isInherited: boolean;
} & (
  | { readonly kind: 'value'; readonly value: ValueShape }
  /** Null where only an abstract type is known: nobody can say what the object is. */
  | { readonly kind: 'typename'; readonly text: string | null }
  /** `__schema` and `__type`, answered from the schema. */
  | { readonly kind: 'introspection' }
);

interface Source {
  /** The schema that the caller sees. */
  readonly schema: GraphQLSchema;
  readonly asked: Asked;
}

/** Shapes come into being when the first object of their type does. There are as many as the schema has types. */
export function objectShapes({ schema, asked }: Source, declared: GraphQLCompositeType, nodes: readonly Pick<FieldNode, 'selectionSet'>[]): ObjectShapes {
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  const known = new Map<string | undefined, ObjectShape | undefined>();
  const compile = (type: GraphQLCompositeType): ObjectShape => ({
    fields: [...collectFields(asked, type.name, sets)].flatMap(([name, same]) => fieldShape({ schema, asked }, { type, declared }, name, same)),
  });
  return {
    isAbstract: isAbstractType(declared),
    of: typeName => {
      const shape = known.get(typeName);
      if (shape !== undefined) return shape;
      const type = typeName === undefined ? declared : schema.getType(typeName);
      if (!isCompositeType(type)) return undefined;
      const compiled = compile(type);
      known.set(typeName, compiled);
      return compiled;
    },
  };
}

interface Types {
  /** What the object is. */
  readonly type: GraphQLCompositeType;
  /** What the schema says where it stands. */
  readonly declared: GraphQLCompositeType;
}

function fieldShape(source: Source, { type, declared }: Types, name: string, nodes: readonly FieldNode[]): readonly FieldShape[] {
  const [first] = nodes;
  if (first === undefined) return [];
  const base = { name, prefix: `${JSON.stringify(name)}:`, isInherited: isInherited(name) };
  const field = first.name.value;
  if (field === '__typename') return [{ ...base, kind: 'typename', text: isObjectType(type) ? JSON.stringify(type.name) : null }];
  if (field === '__schema' || field === '__type') return [{ ...base, kind: 'introspection' }];
  const definition = ('getFields' in type ? type.getFields()[field] : undefined) ?? ('getFields' in declared ? declared.getFields()[field] : undefined);
  // A subgraph may call an object something of which these fields say nothing; they stay out, as the specification has it.
  return definition === undefined ? [] : [{ ...base, kind: 'value', value: valueShape(source, definition.type, nodes) }];
}

function valueShape(source: Source, type: GraphQLOutputType, nodes: readonly FieldNode[]): ValueShape {
  const isRequired = isNonNullType(type);
  const nullable = isNonNullType(type) ? type.ofType : type;
  if (isListType(nullable)) return { isRequired, kind: 'list', entry: valueShape(source, nullable.ofType, nodes) };
  if (isLeafType(nullable)) return { isRequired, kind: 'leaf', type: nullable, write: leafWriter(nullable) };
  const named = getNamedType(nullable);
  if (!isCompositeType(named)) throw new Error(`${named.name} is no type of an answer.`);
  return { isRequired, kind: 'object', objects: objectShapes(source, named, nodes) };
}
