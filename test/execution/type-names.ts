import { Kind, parse, print, visit } from 'graphql';
import type { FieldNode } from 'graphql';
import type { Outcome } from './both.ts';

const TYPE_NAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** The same operation, which asks every object besides what it is. */
export const withTypeNames = (text: string): string => print(visit(parse(text), {
  SelectionSet: { leave: node => ({ ...node, selections: [...node.selections, TYPE_NAME] }) },
}));

/** What came of an operation, without that. */
export const withoutTypeNames = (outcome: Outcome): Outcome => ({
  ...outcome,
  data: outcome.data === 'none' ? 'none' : JSON.stringify(JSON.parse(outcome.data, (name, value: unknown) => (name === '__typename' ? undefined : value))),
});
