import {
  Kind, specifiedScalarTypes,
  type ASTNode, type FieldDefinitionNode, type InputValueDefinitionNode, type InterfaceTypeDefinitionNode, type ObjectTypeDefinitionNode, type TypeDefinitionNode, type TypeNode,
} from 'graphql';

type Types = ReadonlyMap<string, TypeDefinitionNode>;

const BUILT_IN: ReadonlySet<string> = new Set(specifiedScalarTypes.map(({ name }) => name));

/** The name inside lists and exclamation marks. */
export const namedIn = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : namedIn(type.type));

export const isRequired = ({ type, defaultValue }: InputValueDefinitionNode): boolean => type.kind === Kind.NON_NULL_TYPE && defaultValue === undefined;

/** What is left of a definition by its marks alone: fields one by one; an enum is whole unless some of its values are marked. */
function marked(type: TypeDefinitionNode, isMarked: (coordinate: string) => boolean): TypeDefinitionNode {
  const keeps = ({ name }: { readonly name: { readonly value: string } }): boolean => isMarked(`${type.name.value}.${name.value}`);
  switch (type.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION:
      return { ...type, fields: (type.fields ?? []).filter(keeps) };
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return { ...type, fields: (type.fields ?? []).filter(keeps) };
    case Kind.ENUM_TYPE_DEFINITION:
      return type.values?.some(keeps) === true ? { ...type, values: type.values.filter(keeps) } : type;
    case Kind.SCALAR_TYPE_DEFINITION:
    case Kind.UNION_TYPE_DEFINITION:
      return type;
  }
}

/** The same without what leads to types that are gone. */
function withoutDeadEnds(type: TypeDefinitionNode, types: Types): TypeDefinitionNode {
  const exists = (name: string): boolean => BUILT_IN.has(name) || types.has(name);
  const leads = ({ type: to }: { readonly type: TypeNode }): boolean => exists(namedIn(to));
  switch (type.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION: {
      const fields = (type.fields ?? []).filter(leads).map((field): FieldDefinitionNode => ({ ...field, arguments: (field.arguments ?? []).filter(leads) }));
      return { ...type, fields, interfaces: (type.interfaces ?? []).filter(({ name }) => isWhole(fields, types.get(name.value))) };
    }
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return { ...type, fields: (type.fields ?? []).filter(leads) };
    case Kind.UNION_TYPE_DEFINITION:
      return { ...type, types: (type.types ?? []).filter(({ name }) => exists(name.value)) };
    case Kind.ENUM_TYPE_DEFINITION:
    case Kind.SCALAR_TYPE_DEFINITION:
      return type;
  }
}

/** A type keeps an interface only with all that is left of it. */
const isWhole = (fields: readonly FieldDefinitionNode[], face: TypeDefinitionNode | undefined): boolean =>
  face?.kind === Kind.INTERFACE_TYPE_DEFINITION && (face.fields ?? []).every(({ name }) => fields.some(field => field.name.value === name.value));

/** What a type is made of: fields, or members of a union; none of what is whole. */
function membersOf(type: TypeDefinitionNode): readonly ASTNode[] | null {
  if (type.kind === Kind.UNION_TYPE_DEFINITION) return type.types ?? [];
  return 'fields' in type ? type.fields : null;
}

const isEmpty = (type: TypeDefinitionNode): boolean => membersOf(type)?.length === 0;

const sizeOf = (type: TypeDefinitionNode): number => {
  const faces = 'interfaces' in type ? type.interfaces.length : 0;
  return (membersOf(type) ?? []).reduce((sum, member) => sum + 1 + ('arguments' in member ? member.arguments.length : 0), faces);
};
const sizesOf = (types: Types): number => [...types.values()].reduce((sum, type) => sum + 1 + sizeOf(type), 0);

/** Types whose marks let something through, and that lead nowhere where nothing is. */
export function kept(definitions: readonly TypeDefinitionNode[], isMarked: (coordinate: string) => boolean): Types {
  let types: Types = new Map(definitions.map(type => [type.name.value, marked(type, isMarked)]));
  for (let before = 0; before !== sizesOf(types);) { // until nothing more falls away
    before = sizesOf(types);
    const still: Types = new Map([...types].filter(([, type]) => !isEmpty(type)));
    types = new Map([...still].map(([name, type]) => [name, withoutDeadEnds(type, still)]));
  }
  return types;
}

const isCompound = (type: TypeDefinitionNode): type is ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode =>
  type.kind === Kind.OBJECT_TYPE_DEFINITION || type.kind === Kind.INTERFACE_TYPE_DEFINITION;

function neighboursOf(type: TypeDefinitionNode, types: Types): readonly string[] {
  if (isCompound(type)) {
    const behind = (type.fields ?? []).flatMap(field => [field.type, ...(field.arguments ?? []).map(argument => argument.type)]).map(namedIn);
    const faces = (type.interfaces ?? []).map(({ name }) => name.value);
    const faced = [...types.values()].filter(isCompound).filter(other => other.interfaces?.some(({ name }) => name.value === type.name.value)).map(({ name }) => name.value);
    return [...behind, ...faces, ...faced];
  }
  if (type.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) return (type.fields ?? []).map(field => namedIn(field.type));
  return type.kind === Kind.UNION_TYPE_DEFINITION ? (type.types ?? []).map(({ name }) => name.value) : [];
}

/** What can be come by from the roots. */
export function reachable(types: Types, roots: readonly string[]): Types {
  const found = new Map<string, TypeDefinitionNode>();
  const waiting = [...roots];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const type = types.get(name);
    if (!type || found.has(name)) continue;
    found.set(name, type);
    waiting.push(...neighboursOf(type, types));
  }
  return new Map([...types].filter(([name]) => found.has(name)));
}
