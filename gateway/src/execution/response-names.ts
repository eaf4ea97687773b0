import { visit } from 'graphql';
import type { DocumentNode } from 'graphql';

/** Every response name that the caller's document has. */
export function responseNames(document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(document, { Field: ({ alias, name }) => void names.add((alias ?? name).value) });
  return names;
}
