import { Kind, OperationTypeNode } from 'graphql';
import type { DocumentNode, OperationDefinitionNode, SelectionSetNode } from 'graphql';

const INTROSPECTION: ReadonlySet<string> = new Set(['__schema', '__type', '__typename']);

/** Whether every root field, fragments included, asks about the schema. The document must have been validated. */
export function isIntrospection(operation: OperationDefinitionNode, document: DocumentNode): boolean {
  const fragments = new Map(
    document.definitions.flatMap(definition => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [])),
  );
  const asksSchemaOnly = ({ selections }: SelectionSetNode): boolean =>
    selections.every(selection => {
      switch (selection.kind) {
        case Kind.FIELD:
          return INTROSPECTION.has(selection.name.value);
        case Kind.INLINE_FRAGMENT:
          return asksSchemaOnly(selection.selectionSet);
        case Kind.FRAGMENT_SPREAD: {
          const fragment = fragments.get(selection.name.value);
          return fragment !== undefined && asksSchemaOnly(fragment.selectionSet);
        }
      }
    });
  return operation.operation === OperationTypeNode.QUERY && asksSchemaOnly(operation.selectionSet);
}
