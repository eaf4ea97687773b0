import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { Kind, parse } from 'graphql';
import type { SelectionSetNode } from 'graphql';
import type { ScheduledFetch } from './schedule.ts';

/** A place in an answer without regard to lists: response names from the root. */
type Names = readonly string[];

/** What of an answer a fetch has to do with. */
export interface Reach {
  /** Where the objects are that it is about. */
  readonly path: Names;
  /** What it must know before. */
  readonly needed: readonly Names[];
  /** Everything that it answers, joined by dots. */
  readonly answered: ReadonlySet<string>;
  /** What it asks of an object, where it is the same for every one of them; the type is undefined for the root. */
  readonly entity: { readonly type: string | undefined; readonly selections: SelectionSetNode } | null;
}

/** Whether a place is another or lies inside it. */
export const isWithin = (place: Names, other: Names): boolean => other.length <= place.length && other.every((name, index) => place[index] === name);

export function reachOf({ node, path: full }: ScheduledFetch): Reach {
  const path = full.filter(step => step !== '@');
  const [operation] = parse(node.operation, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('The planner wrote a text that does not begin with an operation.');
  const [entities] = operation.selectionSet.selections;
  const selections = node.requires === undefined ? operation.selectionSet : entities?.kind === Kind.FIELD ? entities.selectionSet : undefined;
  const answered = new Set<string>();
  if (selections !== undefined) collectAnswered(selections, path, answered);
  return { path, needed: neededBy(node.requires ?? [], path), answered, entity: entityOf(node.requires === undefined, selections) };
}

function entityOf(isRoot: boolean, selections: SelectionSetNode | undefined): Reach['entity'] {
  if (selections === undefined) return null;
  if (isRoot) return { type: undefined, selections };
  const [only, ...more] = selections.selections.filter(each => each.kind !== Kind.FIELD);
  if (more.length > 0 || only?.kind !== Kind.INLINE_FRAGMENT || only.typeCondition === undefined) return null;
  return { type: only.typeCondition.name.value, selections: only.selectionSet };
}

function collectAnswered({ selections }: SelectionSetNode, path: Names, answered: Set<string>): void {
  for (const selection of selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) collectAnswered(selection.selectionSet, path, answered);
    if (selection.kind !== Kind.FIELD) continue;
    const inner = [...path, (selection.alias ?? selection.name).value];
    answered.add(inner.join('.'));
    if (selection.selectionSet !== undefined) collectAnswered(selection.selectionSet, inner, answered);
  }
}

const neededBy = (selections: readonly QueryPlanSelectionNode[], path: Names): readonly Names[] => selections.flatMap((selection): readonly Names[] => {
  if (selection.kind === 'InlineFragment') return neededBy(selection.selections, path);
  const inner = [...path, selection.alias ?? selection.name];
  return selection.selections === undefined ? [inner] : neededBy(selection.selections, inner);
});
