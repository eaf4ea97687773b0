import { Kind, parse, print, stripIgnoredCharacters, visit } from 'graphql';
import type { OperationDefinitionNode, SelectionNode } from 'graphql';
import type { SubgraphRequest, SubgraphResponse } from '../transport.ts';
import { textCache } from '../../text-cache.ts';
import type { Joining, Together } from './together.ts';

/** How many may go together. Each number makes a text of its own, which subgraphs parse and keep, so there are few. */
const SIZES = [8, 4, 2] as const;

/**
 * The same question about a root with other values (`partner(id: $id)`): one request in which everybody has fields and
 * variables with names of their own.
 */
export function rootsTogether(): Joining {
  const texts = textCache<string | null>();

  /** null where the text cannot stand several times in one. */
  const textFor = (query: string, size: number): string | null => {
    const key = `${size} ${query}`;
    const known = texts.get(key);
    if (known !== undefined) return known;
    const text = repeated(query, size);
    texts.set(key, text, key.length + (text?.length ?? 0));
    return text;
  };

  return {
    takes: ({ query, variables, entities }) => entities === undefined && variables !== undefined && !query.startsWith('mutation') && textFor(query, 2) !== null,
    keyOf: ({ query, operationName, actor }) => `root ${JSON.stringify([actor, operationName])} ${query}`,
    grouped: requests => {
      const groups: (readonly SubgraphRequest[])[] = [];
      for (let from = 0; from < requests.length;) {
        const size = SIZES.find(each => each <= requests.length - from) ?? 1;
        groups.push(requests.slice(from, from + size));
        from += size;
      }
      return groups;
    },
    together: (requests): Together => {
      const [{ query }] = requests as readonly [SubgraphRequest]; // two or more
      return {
        query: textFor(query, requests.length) ?? query,
        variables: Object.fromEntries(requests.flatMap(({ variables = {} }, place) => Object.entries(variables).map(([name, value]) => [own(name, place), value]))),
        divide: answer => divided(answer, requests.length),
      };
    },
  };
}

/** A name that nobody else in the request has: what stands before the first underscore is the place of its owner. */
const own = (name: string, place: number): string => `j${place}_${name}`;

function repeated(query: string, size: number): string | null {
  const { definitions: [operation, ...others] } = parse(query, { noLocation: true });
  if (others.length > 0 || operation?.kind !== Kind.OPERATION_DEFINITION || !operation.selectionSet.selections.every(isField)) return null;
  const copies = Array.from({ length: size }, (_, place) => copyFor(operation, place));
  return stripIgnoredCharacters(print({
    ...operation,
    variableDefinitions: copies.flatMap(({ variableDefinitions = [] }) => variableDefinitions),
    selectionSet: { kind: Kind.SELECTION_SET, selections: copies.flatMap(({ selectionSet }) => selectionSet.selections) },
  }));
}

const isField = ({ kind }: SelectionNode): boolean => kind === Kind.FIELD;

const copyFor = (operation: OperationDefinitionNode, place: number): OperationDefinitionNode => {
  const copy = visit(operation, { Variable: node => ({ ...node, name: { ...node.name, value: own(node.name.value, place) } }) });
  const selections = copy.selectionSet.selections.map((selection): SelectionNode =>
    (selection.kind === Kind.FIELD ? { ...selection, alias: { kind: Kind.NAME, value: own((selection.alias ?? selection.name).value, place) } } : selection));
  return { ...copy, selectionSet: { ...copy.selectionSet, selections } };
};

function divided({ data }: SubgraphResponse, size: number): ReturnType<Together['divide']> {
  if (data == null) return null;
  const parts = Array.from({ length: size }, (): Record<string, unknown> => ({}));
  for (const [name, value] of Object.entries(data)) {
    const end = name.indexOf('_');
    const part = parts[Number(name.slice(1, end))];
    if (part === undefined) return null;
    Object.defineProperty(part, name.slice(end + 1), { value, writable: true, enumerable: true, configurable: true });
  }
  return parts;
}
