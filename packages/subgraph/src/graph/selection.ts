import { Kind, type FieldNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

/** What an executor tells a resolver about its place in the operation. */
export interface Place {
  readonly fieldNodes: readonly FieldNode[];
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

/** Documents are kept from request to request, and their nodes with them. */
const known = new WeakMap<FieldNode, ReadonlySet<string>>();

function collect({ selections }: SelectionSetNode, fragments: Place['fragments'], into: Set<string>): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) into.add(selection.name.value);
    const below = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value]?.selectionSet : selection.selectionSet;
    if (below) collect(below, fragments, into);
  }
}

function fieldsBelow(node: FieldNode, fragments: Place['fragments']): ReadonlySet<string> {
  const found = known.get(node);
  if (found) return found;
  const names = new Set<string>();
  if (node.selectionSet) collect(node.selectionSet, fragments, names);
  known.set(node, names);
  return names;
}

/** Whether somewhere below this field one of these fields is selected, whatever its alias: so that what nobody reads is not asked for. */
export const selects = ({ fieldNodes, fragments }: Place, names: ReadonlySet<string>): boolean =>
  fieldNodes.some(node => {
    const below = fieldsBelow(node, fragments);
    return [...names].some(name => below.has(name));
  });
