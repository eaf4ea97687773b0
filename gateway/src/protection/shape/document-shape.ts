import { Kind } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, SelectionNode, SelectionSetNode } from 'graphql';

/** How large the largest operation of a document is once its fragments are spread out. */
export interface DocumentShape {
  readonly depth: number;
  readonly rootFields: number;
  readonly aliases: number;
  readonly directives: number;
  readonly selections: number;
  /** A fragment that contains itself; null where there is none. */
  readonly recursion: string | null;
}

type Extent = Omit<DocumentShape, 'recursion'>;

const NOTHING: Extent = { depth: 0, rootFields: 0, aliases: 0, directives: 0, selections: 0 };

const beside = (one: Extent, other: Extent): Extent => ({
  depth: Math.max(one.depth, other.depth),
  rootFields: one.rootFields + other.rootFields,
  aliases: one.aliases + other.aliases,
  directives: one.directives + other.directives,
  selections: one.selections + other.selections,
});

const largest = (one: Extent, other: Extent): Extent => ({
  depth: Math.max(one.depth, other.depth),
  rootFields: Math.max(one.rootFields, other.rootFields),
  aliases: Math.max(one.aliases, other.aliases),
  directives: Math.max(one.directives, other.directives),
  selections: Math.max(one.selections, other.selections),
});

/**
 * Measures every operation and fragment of a document that need not be valid. Each fragment is measured once, however
 * often it is spread, so this takes as long as the text is and not as long as what it stands for.
 */
export function shapeOf(document: DocumentNode): DocumentShape {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const known = new Map<string, Extent>();
  const open = new Set<string>();
  let recursion: string | null = null;

  const ofFragment = (name: string): Extent => {
    const measured = known.get(name);
    if (measured !== undefined) return measured;
    const fragment = fragments.get(name);
    if (fragment === undefined) return NOTHING;
    if (open.has(name)) {
      recursion ??= name;
      return NOTHING;
    }
    open.add(name);
    const extent = withDirectives(ofSelections(fragment.selectionSet), fragment.directives?.length ?? 0);
    open.delete(name);
    known.set(name, extent);
    return extent;
  };
  const ofSelection = (selection: SelectionNode): Extent => {
    const directives = selection.directives?.length ?? 0;
    switch (selection.kind) {
      case Kind.FIELD: {
        const inside = selection.selectionSet === undefined ? NOTHING : ofSelections(selection.selectionSet);
        return {
          depth: inside.depth + 1,
          rootFields: 1,
          aliases: inside.aliases + (selection.alias === undefined ? 0 : 1),
          directives: inside.directives + directives,
          selections: inside.selections + 1,
        };
      }
      case Kind.INLINE_FRAGMENT:
        return counted(withDirectives(ofSelections(selection.selectionSet), directives));
      case Kind.FRAGMENT_SPREAD:
        return counted(withDirectives(ofFragment(selection.name.value), directives));
    }
  };
  const ofSelections = ({ selections }: SelectionSetNode): Extent => selections.reduce((sum, selection) => beside(sum, ofSelection(selection)), NOTHING);

  let extent = NOTHING;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) extent = largest(extent, { ...ofFragment(definition.name.value), rootFields: 0 });
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const ofVariables = (definition.variableDefinitions ?? []).reduce((sum, { directives }) => sum + (directives?.length ?? 0), 0);
    extent = largest(extent, withDirectives(ofSelections(definition.selectionSet), (definition.directives?.length ?? 0) + ofVariables));
  }
  return { ...extent, recursion };
}

const withDirectives = (extent: Extent, directives: number): Extent => (directives === 0 ? extent : { ...extent, directives: extent.directives + directives });
const counted = (extent: Extent): Extent => ({ ...extent, selections: extent.selections + 1 });
