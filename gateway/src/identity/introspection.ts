import { BREAK, Kind, OperationTypeNode, separateOperations, visit } from 'graphql';
import type { DocumentNode, OperationDefinitionNode, SelectionSetNode } from 'graphql';

const ASKS_SCHEMA: ReadonlySet<string> = new Set(['__schema', '__type']);
const INTROSPECTION: ReadonlySet<string> = new Set([...ASKS_SCHEMA, '__typename']);

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

/** Whether the operation, fragments included, asks about the schema anywhere. */
export function mentionsSchema({ name }: OperationDefinitionNode, document: DocumentNode): boolean {
  let mentions = false;
  visit(separateOperations(document)[name?.value ?? ''] ?? document, {
    Field: field => {
      mentions ||= ASKS_SCHEMA.has(field.name.value);
      return mentions ? BREAK : undefined;
    },
  });
  return mentions;
}
