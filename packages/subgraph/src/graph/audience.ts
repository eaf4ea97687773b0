import { actsForPartner, type Role } from '@channelgraph/identity';
import { isEnumType, isInputObjectType, isObjectType, Kind, type ASTNode, type ConstDirectiveNode, type DefinitionNode, type DocumentNode, type GraphQLNamedType, type GraphQLSchema } from 'graphql';
import { Directive, Extensions } from 'type-graphql';

/** Who a field is for: the vendor's people alone, or a partner's as well. */
export type Audience = 'partner' | 'vendor';

/** A field that a partner's people may know of. Without it they do not: a field that nobody decided about is not in their schema. */
export const ForPartners: MethodDecorator & PropertyDecorator = Directive('@tag(name: "partner")'); // inputs that extend others inherit directives, and no extensions

/** What only the vendor's people may know of: a field, or on a class all fields of the type at once. */
export const VendorOnly: ClassDecorator & MethodDecorator & PropertyDecorator = Extensions({ vendorOnly: true }); // a name of its own: it wins over what the roles of an action say

/** A field that declares an access is for those who may: where no role of a partner may, a partner need not know that there is such a thing. */
export const audienceOfRoles = (roles: readonly Role[]): Audience => (roles.some(actsForPartner) ? 'partner' : 'vendor');

interface Declared {
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly astNode?: { readonly directives?: readonly ConstDirectiveNode[] | undefined } | null | undefined;
}

const isTag = ({ name, arguments: given = [] }: ConstDirectiveNode): boolean => name.value === 'tag' && given.some(({ value }) => value.kind === Kind.STRING && value.value === 'partner');

function said({ extensions: { audience, vendorOnly }, astNode }: Declared): Audience | null {
  if (vendorOnly === true || audience === 'vendor') return 'vendor';
  return audience === 'partner' || astNode?.directives?.some(isTag) === true ? 'partner' : null;
}

/** What was decided about a field of a type; null when nobody did. A type for the vendor is so with all that it has. */
export const audienceOf = (type: Declared, field: Declared): Audience | null => (said(type) === 'vendor' ? 'vendor' : said(field));

const valuesForPartners = new Map<string, readonly string[]>();

/** Shows a partner's people these values of an enum and no others; its other values must never be in an answer to them. */
export const onlyForPartners = (enumName: string, values: readonly string[]): void => void valuesForPartners.set(enumName, values);

const TAG: ConstDirectiveNode = {
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: 'tag' },
  arguments: [{ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'name' }, value: { kind: Kind.STRING, value: 'partner' } }],
};

type Member = ASTNode & { readonly name: { readonly value: string }; readonly directives?: readonly ConstDirectiveNode[] | undefined };

function isForPartners(type: GraphQLNamedType | undefined, name: string): boolean {
  if (isObjectType(type) || isInputObjectType(type)) {
    const field = type.getFields()[name];
    return field !== undefined && audienceOf(type, field) === 'partner';
  }
  return isEnumType(type) && valuesForPartners.get(type.name)?.includes(name) === true;
}

/** Writes `@tag(name: "partner")` behind everything that was decided to be for partners, so that a gateway can tell. */
export function tagged({ definitions, ...document }: DocumentNode, declared: GraphQLSchema): DocumentNode {
  const marked = <Node extends Member>(owner: string) => (member: Node): Node => {
    const others = (member.directives ?? []).filter(directive => !isTag(directive));
    return { ...member, directives: isForPartners(declared.getType(owner), member.name.value) ? [...others, TAG] : others };
  };
  const withTags = (definition: DefinitionNode): DefinitionNode => {
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION) return { ...definition, fields: definition.fields?.map(marked(definition.name.value)) ?? [] };
    if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) return { ...definition, fields: definition.fields?.map(marked(definition.name.value)) ?? [] };
    return definition.kind === Kind.ENUM_TYPE_DEFINITION ? { ...definition, values: definition.values?.map(marked(definition.name.value)) ?? [] } : definition;
  };
  return { ...document, definitions: definitions.map(withTags) };
}
