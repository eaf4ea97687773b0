import { Kind, visit } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode, SelectionNode, SelectionSetNode } from 'graphql';

const ASKS_SCHEMA: ReadonlySet<string> = new Set(['__schema', '__type']);

interface Parts {
  /** What the planner is to plan; null when nothing is left for it. */
  readonly planned: DocumentNode | null;
  /** What is answered from the schema; null when nothing is. */
  readonly introspection: DocumentNode | null;
}

/**
 * Parts what an operation asks about the schema from what it asks the subgraphs. The planner knows an older introspection
 * and a larger schema than the caller does, so it gets to see none of the former.
 */
export function parted(operation: OperationDefinitionNode, document: DocumentNode): Parts {
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION) as readonly FragmentDefinitionNode[]; // their kind
  const byName = new Map(fragments.map(fragment => [fragment.name.value, fragment]));
  const named = (schema: boolean) => (set: SelectionSetNode): SelectionSetNode | null => split({ set, schema, byName });
  const introspection = named(true)(operation.selectionSet);
  if (introspection === null) return { planned: { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] }, introspection: null };
  const planned = named(false)(operation.selectionSet);
  return {
    planned: planned === null ? null : using(operation, planned, fragments),
    introspection: using(operation, introspection, fragments),
  };
}

interface Split {
  readonly set: SelectionSetNode;
  /** Which of the two parts. */
  readonly schema: boolean;
  readonly byName: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** One part of the root's selections, with the fragments that stand there written out; null when there is nothing of it. */
function split({ set, schema, byName }: Split): SelectionSetNode | null {
  const opened = new Set<string>();
  const part = ({ selections }: SelectionSetNode): readonly SelectionNode[] => selections.flatMap((selection): readonly SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return ASKS_SCHEMA.has(selection.name.value) === schema ? [selection] : [];
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const inner = part(selection.selectionSet);
      return inner.length === 0 ? [] : [{ ...selection, selectionSet: { kind: Kind.SELECTION_SET, selections: inner } }];
    }
    const fragment = byName.get(selection.name.value);
    // A second spread under the same conditions would add nothing; under others it might.
    if (fragment === undefined || (opened.has(selection.name.value) && (selection.directives ?? []).length === 0)) return [];
    if ((selection.directives ?? []).length === 0) opened.add(selection.name.value);
    const inner = part(fragment.selectionSet);
    return inner.length === 0 ? [] : [{
      kind: Kind.INLINE_FRAGMENT, typeCondition: fragment.typeCondition,
      ...(selection.directives !== undefined && { directives: selection.directives }),
      selectionSet: { kind: Kind.SELECTION_SET, selections: inner },
    }];
  });
  const selections = part(set);
  return selections.length === 0 ? null : { kind: Kind.SELECTION_SET, selections };
}

/** The operation with other selections, and of its variables and fragments those that they use. */
function using(operation: OperationDefinitionNode, selectionSet: SelectionSetNode, fragments: readonly FragmentDefinitionNode[]): DocumentNode {
  const variables = new Set<string>();
  const used = new Set<string>();
  const look = (node: SelectionSetNode): void => void visit(node, {
    Variable: ({ name }) => void variables.add(name.value),
    FragmentSpread: ({ name }) => {
      if (used.has(name.value)) return;
      used.add(name.value);
      const fragment = fragments.find(each => each.name.value === name.value);
      if (fragment !== undefined) look(fragment.selectionSet);
    },
  });
  look(selectionSet);
  const own: OperationDefinitionNode = {
    ...operation, selectionSet,
    variableDefinitions: (operation.variableDefinitions ?? []).filter(({ variable }) => variables.has(variable.name.value)),
  };
  return { kind: Kind.DOCUMENT, definitions: [own, ...fragments.filter(({ name }) => used.has(name.value))] };
}
