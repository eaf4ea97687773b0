import { Kind, parse, print, stripIgnoredCharacters, visit } from 'graphql';
import type { OperationDefinitionNode, SelectionNode } from 'graphql';
import { put } from '../../records.ts';
import { textCache } from '../../text-cache.ts';
import type { SubgraphRequest } from '../transport.ts';
import { closedText } from './closed-text.ts';
import type { Joining, Together } from './together.ts';

/** How many may go together. Each number makes a text of its own, which subgraphs parse and keep, so there are few. */
const SIZES = [8, 4, 2] as const;

/** The longest text that is repeated: what is longer costs more to repeat than to ask again. */
const MOST_CHARACTERS = 8_000;

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
    takes: ({ query, variables, entities }) => entities === undefined && variables !== undefined && query.length <= MOST_CHARACTERS && !query.startsWith('mutation') && textFor(query, 2) !== null,
    keyOf: ({ query, operationName, actor, closed }) => `root ${JSON.stringify([actor, operationName])} ${closedText(closed)} ${query}`,
    grouped: all => {
      const groups: (typeof all)[] = [];
      for (let from = 0; from < all.length;) {
        const size = SIZES.find(each => each <= all.length - from) ?? 1;
        groups.push(all.slice(from, from + size));
        from += size;
      }
      return groups;
    },
    together: (requests): Together => {
      const [{ query }] = requests as readonly [SubgraphRequest]; // two or more
      return {
        query: textFor(query, requests.length) ?? query,
        variables: Object.fromEntries(requests.flatMap(({ variables = {} }, place) => Object.entries(variables).map(([name, value]) => [namedFor(place, name), value]))),
        divide: data => divided(data, requests.length),
        ownerOf: ([name, ...rest]) => {
          const owned = typeof name === 'string' ? ownedName(name) : null;
          return owned === null ? null : { place: owned.place, path: [owned.name, ...rest] };
        },
      };
    },
  };
}

/** A name that nobody else in the request has: what stands before the first underscore is the place of its owner. */
const namedFor = (place: number, name: string): string => `j${place}_${name}`;

function ownedName(name: string): { readonly place: number; readonly name: string } | null {
  const end = name.indexOf('_');
  const place = Number(name.slice(1, end));
  return name.startsWith('j') && end > 1 && Number.isInteger(place) ? { place, name: name.slice(end + 1) } : null;
}

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

function copyFor(operation: OperationDefinitionNode, place: number): OperationDefinitionNode {
  const copy = visit(operation, { Variable: node => ({ ...node, name: { ...node.name, value: namedFor(place, node.name.value) } }) });
  const selections = copy.selectionSet.selections.map((selection): SelectionNode =>
    (selection.kind === Kind.FIELD ? { ...selection, alias: { kind: Kind.NAME, value: namedFor(place, (selection.alias ?? selection.name).value) } } : selection));
  return { ...copy, selectionSet: { ...copy.selectionSet, selections } };
}

function divided(data: Readonly<Record<string, unknown>>, size: number): ReturnType<Together['divide']> {
  const parts = Array.from({ length: size }, (): Record<string, unknown> => ({}));
  for (const [name, value] of Object.entries(data)) {
    const owned = ownedName(name);
    const part = owned === null ? undefined : parts[owned.place];
    if (owned === null || part === undefined) return null;
    put(part, owned.name, value);
  }
  return parts;
}
