import { isAbstractType, Kind, type FieldNode, type FragmentDefinitionNode, type GraphQLObjectType, type GraphQLSchema, type SelectionSetNode, type TypeNode } from 'graphql';

export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/** Response name → where the operation selects it. */
export type SelectedNodes = ReadonlyMap<string, readonly FieldNode[]>;

export interface Selecting {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
}

function fits({ schema }: Selecting, type: GraphQLObjectType, condition: Extract<TypeNode, { name: unknown }> | undefined): boolean {
  if (condition === undefined) return true;
  const named = schema.getType(condition.name.value);
  return named === type || (isAbstractType(named) && schema.isSubType(named, type));
}

/** The fields that selections without conditions have on an object type, in the order of the specification (6.3.2). */
export function selectedNodes(selecting: Selecting, type: GraphQLObjectType, sets: readonly SelectionSetNode[]): SelectedNodes {
  const found = new Map<string, FieldNode[]>();
  const seen = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const nodes = found.get(key);
        if (nodes) nodes.push(selection);
        else found.set(key, [selection]);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (fits(selecting, type, selection.typeCondition)) collect(selection.selectionSet);
      } else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        const fragment = selecting.fragments[selection.name.value];
        if (fragment && fits(selecting, type, fragment.typeCondition)) collect(fragment.selectionSet);
      }
    }
  };
  sets.forEach(collect);
  return found;
}
