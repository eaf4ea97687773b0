import { Kind, type FieldNode, type SelectionSetNode } from 'graphql';

/** A field as an operation selects it: nothing but names, so that SQL can be written from it. */
export interface Selected {
  /** The key in the answer: the alias, or the name. */
  readonly key: string;
  readonly name: string;
  /** Null where the field is a leaf. */
  readonly fields: readonly Selected[] | null;
}

/**
 * The fields below a field. Null where the selection is more than names: arguments, conditions, fragments, the same key twice,
 * introspection. Resolvers answer these.
 */
export function selectedIn(selectionSet: SelectionSetNode | undefined): readonly Selected[] | null {
  const fields: Selected[] = [];
  const keys = new Set<string>();
  for (const node of selectionSet?.selections ?? []) {
    if (node.kind !== Kind.FIELD || isMoreThanNames(node)) return null;
    const key = (node.alias ?? node.name).value;
    const below = node.selectionSet ? selectedIn(node.selectionSet) : null;
    if (keys.has(key) || (node.selectionSet && below === null)) return null;
    keys.add(key);
    fields.push({ key, name: node.name.value, fields: below });
  }
  return fields;
}

const isMoreThanNames = ({ name, arguments: given, directives }: FieldNode): boolean =>
  name.value.startsWith('__') || (given?.length ?? 0) > 0 || (directives?.length ?? 0) > 0;
