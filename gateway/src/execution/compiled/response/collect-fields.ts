import { Kind } from 'graphql';
import type { FieldNode, FragmentDefinitionNode, SelectionSetNode } from 'graphql';
import { isAskedFor } from '../plan/conditions.ts';
import type { Conditions } from '../plan/conditions.ts';

/** The caller's operation, as far as it says what goes into an object of some type. */
export interface Asked {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly conditions: Conditions;
  /** Whether a fragment on `condition` is for objects of this type. */
  readonly fits: (type: string, condition: string) => boolean;
}

/**
 * The fields asked of an object of the type `type`, by response name, in the order of the answer (CollectFields of the
 * specification, section 6.3.2). Each fragment is opened once, however often it is spread.
 */
export function collectFields(asked: Asked, type: string, sets: readonly SelectionSetNode[]): ReadonlyMap<string, readonly FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const opened = new Set<string>();
  const open = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (!isAskedFor(selection.directives, asked.conditions)) continue;
      switch (selection.kind) {
        case Kind.FIELD: {
          const name = (selection.alias ?? selection.name).value;
          const same = fields.get(name);
          if (same === undefined) fields.set(name, [selection]);
          else same.push(selection);
          break;
        }
        case Kind.INLINE_FRAGMENT:
          if (selection.typeCondition === undefined || asked.fits(type, selection.typeCondition.name.value)) open(selection.selectionSet);
          break;
        case Kind.FRAGMENT_SPREAD: {
          const fragment = asked.fragments.get(selection.name.value);
          if (fragment === undefined || opened.has(selection.name.value)) break;
          opened.add(selection.name.value);
          if (asked.fits(type, fragment.typeCondition.name.value)) open(fragment.selectionSet);
          break;
        }
      }
    }
  };
  sets.forEach(open);
  return fields;
}
