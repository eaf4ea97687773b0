import { Kind, parse, print, stripIgnoredCharacters, visit } from 'graphql';
import type { DocumentNode, FieldNode, OperationDefinitionNode, VariableDefinitionNode } from 'graphql';
import type { EntityList } from '../../transports/transport.ts';
import type { CompiledFetch } from './compile-fetch.ts';

/** A request to a subgraph but for the values of its variables. */
export interface HopRequest {
  readonly query: string;
  readonly operationName: string | undefined;
  /** The caller's variables that go with it. */
  readonly variables: readonly string[];
  readonly parts: readonly RequestPart[];
  readonly closed: ReadonlySet<string>;
  /** The lists of entities it asks for; undefined when it asks about a root. */
  readonly entities: readonly EntityList[] | undefined;
}

/** Where the answer to one of the fetches stands, and how it is told of its entities. */
export interface RequestPart {
  readonly fetch: CompiledFetch;
  /** Response name of its entities; null when it is about the root. */
  readonly entities: string | null;
  readonly representations: string;
}

/** One request for some fetches of a hop: the planner's own text for a single one, for several one with an alias for each. */
export function requestFor(fetches: readonly CompiledFetch[]): HopRequest {
  const [first] = fetches;
  if (first === undefined) throw new Error('A request was to be made for nothing.');
  if (fetches.length > 1) return merged(fetches, first);
  return {
    query: first.operation,
    operationName: first.operationName,
    variables: first.variables,
    parts: [{ fetch: first, entities: first.required === null ? null : '_entities', representations: 'representations' }],
    closed: first.closed,
    entities: first.required === null ? undefined : [{ variable: 'representations', answer: '_entities' }],
  };
}

function merged(fetches: readonly CompiledFetch[], first: CompiledFetch): HopRequest {
  const variables = [...new Set(fetches.flatMap(fetch => fetch.variables))];
  const parts = fetches.map((fetch, index): RequestPart => ({ fetch, entities: `entities${index}`, representations: unused(`representations${index}`, variables) }));
  const operations = parts.map(part => renamed(operationIn(part.fetch), part));
  const definitions = new Map(operations.flatMap(({ variableDefinitions = [] }) => variableDefinitions.map((definition): [string, VariableDefinitionNode] => [definition.variable.name.value, definition])));
  const [model] = operations;
  if (model === undefined) throw new Error('A request was to be made for nothing.');
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [{
      ...model,
      variableDefinitions: [...definitions.values()],
      selectionSet: { kind: Kind.SELECTION_SET, selections: operations.flatMap(({ selectionSet }) => selectionSet.selections) },
    }],
  };
  return {
    query: stripIgnoredCharacters(print(document)),
    operationName: first.operationName,
    variables,
    parts,
    closed: new Set(parts.flatMap(({ fetch, entities }) => [...fetch.closed].map(path => `${entities ?? ''}.${path}`))),
    entities: parts.map(({ entities, representations }) => ({ variable: representations, answer: entities ?? '' })),
  };
}

/** A name that no caller's variable has. */
function unused(name: string, variables: readonly string[]): string {
  return variables.includes(name) ? unused(`${name}_`, variables) : name;
}

function operationIn({ operation }: CompiledFetch): OperationDefinitionNode {
  const { definitions } = parse(operation, { noLocation: true });
  const [only] = definitions;
  if (definitions.length !== 1 || only?.kind !== Kind.OPERATION_DEFINITION) throw new Error('The planner wrote a text that is not one operation.');
  return only;
}

const name = (value: string) => ({ kind: Kind.NAME as const, value });

const renamed = (operation: OperationDefinitionNode, { entities, representations }: RequestPart): OperationDefinitionNode =>
  visit(operation, {
    Variable: node => (node.name.value === 'representations' ? { ...node, name: name(representations) } : undefined),
    Field: {
      enter: (node): FieldNode | undefined => (node.name.value === '_entities' && entities !== null ? { ...node, alias: name(entities) } : undefined),
    },
  });
