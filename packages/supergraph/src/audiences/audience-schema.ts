import { buildASTSchema, isTypeDefinitionNode, Kind, parse, printSchema, type DefinitionNode, type GraphQLSchema, type InputValueDefinitionNode, type TypeDefinitionNode } from 'graphql';
import { isRequired, kept, namedIn, reachable } from './narrowed.ts';
import { taggedIn } from './tagged.ts';

export interface AudienceQuestion {
  /** What somebody sees who sees everything. */
  readonly api: GraphQLSchema;
  /** Where the tags are; the schema for clients has lost them. */
  readonly supergraphSdl: string;
  /** Null is everything. */
  readonly tag: string | null;
}

/** What one audience is shown contradicts itself; the message lists each place. */
export class AudienceError extends Error {
  constructor(tag: string, problems: readonly string[]) {
    super(`What is tagged "${tag}" makes no schema:\n${problems.map(problem => `  - ${problem}`).join('\n')}`);
    this.name = 'AudienceError';
  }
}

/** What must be sent to use the type, and cannot be said: required input fields and arguments that are not there any more. */
function unsayable(whole: TypeDefinitionNode, left: TypeDefinitionNode): readonly string[] {
  const missing = (all: readonly InputValueDefinitionNode[] = [], some: readonly InputValueDefinitionNode[] = []): readonly InputValueDefinitionNode[] =>
    all.filter(one => isRequired(one) && !some.some(({ name }) => name.value === one.name.value));
  if (whole.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION && left.kind === whole.kind) {
    return missing(whole.fields, left.fields).map(({ name }) => `${left.name.value}.${name.value} must be sent, and is not shown`);
  }
  if (!('fields' in whole && 'fields' in left) || whole.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION || left.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) return [];
  return (left.fields ?? []).flatMap(field => missing(whole.fields?.find(({ name }) => name.value === field.name.value)?.arguments, field.arguments)
    .map(argument => `${left.name.value}.${field.name.value}(${argument.name.value}:) must be sent, and ${namedIn(argument.type)} is not shown`));
}

/**
 * The schema that one audience sees. A field, of an output or an input, is part of it when it carries the tag: what
 * nobody decided about is not. Types are when such a field leads to them; arguments go with their field; an enum is
 * whole, unless some of its values carry the tag: then it is those.
 * @throws AudienceError when nothing is tagged, or something that must be sent is not shown
 */
export function audienceSchema({ api, supergraphSdl, tag }: AudienceQuestion): GraphQLSchema {
  if (tag === null) return api;
  const tagged = taggedIn(supergraphSdl, tag);
  const { definitions } = parse(printSchema(api), { noLocation: true });
  const whole = new Map(definitions.filter(isTypeDefinitionNode).map(type => [type.name.value, type]));
  const roots = [api.getQueryType(), api.getMutationType(), api.getSubscriptionType()].flatMap(type => (type ? [type.name] : []));
  const directives = definitions.filter(({ kind }) => kind === Kind.DIRECTIVE_DEFINITION);
  const left = reachable(kept([...whole.values()], coordinate => tagged.has(coordinate)), [...roots, ...directives.flatMap(typesOfArguments)]);
  if (!left.has(api.getQueryType()?.name ?? '')) throw new AudienceError(tag, ['no query carries it']);
  const problems = [...left].flatMap(([name, type]) => unsayable(whole.get(name) ?? type, type));
  if (problems.length > 0) throw new AudienceError(tag, problems);
  return buildASTSchema({ kind: Kind.DOCUMENT, definitions: [...definitions.filter(isSchema).map(withRoots(left)), ...directives, ...left.values()] });
}

const typesOfArguments = (node: DefinitionNode): readonly string[] => (node.kind === Kind.DIRECTIVE_DEFINITION ? (node.arguments ?? []).map(({ type }) => namedIn(type)) : []);
const isSchema = ({ kind }: DefinitionNode): boolean => kind === Kind.SCHEMA_DEFINITION;
const withRoots = (types: ReadonlyMap<string, unknown>) => (node: DefinitionNode): DefinitionNode =>
  (node.kind === Kind.SCHEMA_DEFINITION ? { ...node, operationTypes: node.operationTypes.filter(({ type }) => types.has(type.name.value)) } : node);
