import { Kind, parse, visit } from 'graphql';
import type { DocumentNode, SelectionNode } from 'graphql';

/** The part of the caller's answer that one request to a subgraph was to fill. */
export interface FetchPlace {
  /** The text sent to the subgraph. */
  readonly query: string;
  /** The caller's own document. */
  readonly asked: DocumentNode;
  /** How many entities the subgraph was asked about; null when it was asked for root fields. */
  readonly entities: number | null;
}

interface AffectedField {
  readonly name: string;
  /** As the subgraph would have written it in an error of its own. */
  readonly path: readonly (string | number)[];
}

/**
 * The caller's fields that stay empty when a request to a subgraph fails. Fields that only the plan needed are left out:
 * the caller never asked for them and may not know that they exist.
 */
export function affectedFields({ query, asked, entities }: FetchPlace): readonly AffectedField[] {
  const own = responseNames(asked);
  const missing = outermostNames(query).filter(name => own.has(name));
  if (entities === null) return missing.map(name => ({ name, path: [name] }));
  const places = Array.from({ length: entities }, (_, index) => index);
  return places.flatMap(index => missing.map(name => ({ name, path: ['_entities', index, name] })));
}

/** Response names at the root of a subgraph's operation, or of the entities that it asks for; each once. */
function outermostNames(query: string): readonly string[] {
  const { definitions } = parse(query, { noLocation: true });
  const fragments = new Map(
    definitions.flatMap(definition => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [])),
  );
  const namesOf = (selection: SelectionNode): readonly string[] => {
    switch (selection.kind) {
      case Kind.FIELD:
        if (selection.name.value === '_entities') return selection.selectionSet?.selections.flatMap(namesOf) ?? [];
        return selection.name.value === '__typename' ? [] : [(selection.alias ?? selection.name).value];
      case Kind.INLINE_FRAGMENT:
        return selection.selectionSet.selections.flatMap(namesOf);
      case Kind.FRAGMENT_SPREAD:
        return fragments.get(selection.name.value)?.selectionSet.selections.flatMap(namesOf) ?? [];
    }
  };
  return [...new Set(definitions.flatMap(definition => (definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections.flatMap(namesOf) : [])))];
}

/** Every response name that the caller's document has. */
function responseNames(document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(document, { Field: ({ alias, name }) => void names.add((alias ?? name).value) });
  return names;
}
