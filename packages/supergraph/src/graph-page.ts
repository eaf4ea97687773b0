import type { GraphQLField, GraphQLObjectType } from 'graphql';
import { entitiesOf, type DeclaredSubgraph, type Entity } from './entities.ts';
import type { ErrorCodes } from './errors-page.ts';
import { code, table } from './table.ts';

export interface DescribedSubgraph extends DeclaredSubgraph {
  /** Action → the roles that may. */
  readonly permissions: Readonly<Record<string, readonly string[]>>;
  /** Scope of a machine → the actions it opens; none unless told. */
  readonly machineScopes?: Readonly<Record<string, readonly string[]>>;
  /** Names of the kinds of facts it keeps. */
  readonly hears: readonly string[];
}

export interface DescribedFact {
  /** `<publisher>.<entity>` */
  readonly name: string;
  /** GraphQL type of what it is about. */
  readonly subject: string;
  readonly version: number;
  readonly verbs: readonly string[];
}

type Field = GraphQLField<unknown, unknown>;

const actionOf = (field: Field): string => (typeof field.extensions['access'] === 'string' ? field.extensions['access'] : '');
const fieldsOf = (type: GraphQLObjectType | null | undefined): readonly Field[] =>
  Object.values(type?.getFields() ?? {}).filter(field => !field.name.startsWith('_'));
const listOf = (words: readonly string[]): string => words.map(code).join(', ') || '–';

/** What the composed graph consists of, for people: entities, what crosses subgraphs, who may ask what. */
export function graphPage(subgraphs: readonly DescribedSubgraph[], facts: readonly DescribedFact[], { userErrors, topLevel }: Omit<ErrorCodes, 'reasons'>): string {
  const entities = entitiesOf(subgraphs);
  const everybody = new Set(subgraphs.flatMap(({ permissions }) => Object.values(permissions).flat()));
  const rolesOf = ({ permissions, machineScopes = {} }: DescribedSubgraph, action: string): string => {
    const roles = permissions[action] ?? [];
    const scopes = Object.keys(machineScopes).filter(scope => machineScopes[scope]?.includes(action) === true);
    const people = roles.length === everybody.size ? 'every role' : roles.join(', ');
    return [people, ...(scopes.length > 0 ? [`machines with ${scopes.map(code).join(' or ')}`] : [])].filter(Boolean).join('; ');
  };
  const row = (subgraph: DescribedSubgraph) => (field: Field) =>
    [code(field.name), code(field.type.toString()), code(actionOf(field)), rolesOf(subgraph, actionOf(field))];
  const chapter = (subgraph: DescribedSubgraph): string => {
    const { name, declared } = subgraph;
    const roots = (title: string, type: GraphQLObjectType | null | undefined): readonly string[] =>
      fieldsOf(type).length === 0 ? [] : [table([title, 'answers', 'action', 'roles'], fieldsOf(type).map(row(subgraph)))];
    return [`### ${name}`, ...roots('query', declared.getQueryType()), ...roots('mutation', declared.getMutationType())].join('\n\n');
  };
  return `${[
    '# The graph',
    'Written by `npm run docs` from the code; a test fails when it is stale. Which rows a role sees within these permissions is the store’s business: see each subgraph’s README.',
    '## Entities',
    table(['entity', 'key', 'owner', 'what it is'], entities.map(({ name, keys, owner, description }) => [code(name), listOf(keys), owner, description])),
    '## What subgraphs add to each other’s entities',
    table(['field', 'added by', 'action', 'roles'], additionsOf(entities, subgraphs).map(({ entity, field, subgraph }) =>
      [code(`${entity}.${field.name}`), subgraph.name, code(actionOf(field)), rolesOf(subgraph, actionOf(field))])),
    '## Facts',
    table(['kind', 'published by', 'about', 'verbs', 'heard by'], facts.map(({ name, subject, version, verbs }) => [
      code(`${name}.v${String(version)}`), name.split('.')[0] ?? '', code(subject), verbs.join(', '),
      subgraphs.filter(({ hears }) => hears.includes(name)).map(subgraph => subgraph.name).join(', ') || 'nobody yet',
    ])),
    '## Error codes',
    'What each of them says, and why a value may be missing: [errors](errors.md).',
    table(['where', 'codes'], [
      [code('UserError.code'), listOf(Object.keys(userErrors))],
      [code('errors[].extensions.code'), listOf(Object.keys(topLevel))],
    ]),
    '## Scopes of machines',
    'A machine (`INTEGRATION`) does what the scopes of its token open, for the partner it is bound to or for all; without one of these it may ask who it is, and nothing else.',
    table(['scope', 'subgraph', 'opens the actions'], subgraphs.flatMap(({ name, machineScopes = {} }) => Object.entries(machineScopes).map(([scope, actions]) => [code(scope), name, listOf(actions)]))),
    '## Root fields',
    ...subgraphs.map(chapter),
  ].join('\n\n')}\n`;
}

interface Addition {
  readonly entity: string;
  readonly subgraph: DescribedSubgraph;
  readonly field: Field;
}

const additionsOf = (entities: readonly Entity[], subgraphs: readonly DescribedSubgraph[]): readonly Addition[] =>
  entities.flatMap(({ name, additions }) => subgraphs.flatMap(subgraph => {
    const type = subgraph.declared.getType(name);
    const added = new Set(additions.get(subgraph.name));
    return type && 'getFields' in type ? fieldsOf(type as GraphQLObjectType).filter(field => added.has(field.name)).map(field => ({ entity: name, subgraph, field })) : []; // entitiesOf found an object type under this name
  }));
