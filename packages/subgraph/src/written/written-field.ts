import type { Sql } from '@channelgraph/database';
import type { Viewer } from '@channelgraph/identity';
import type { Selected } from './selected.ts';

/** The arguments of a field, coerced as the schema says. */
export type Given = Readonly<Record<string, unknown>>;

/**
 * A field that this subgraph adds to another's entity, and that one SQL expression writes as JSON: text over the entity's id `p.id`,
 * null where the viewer does not reach it. It must say exactly what the resolvers say, to whoever asks; a contract test compares.
 */
export interface WrittenField {
  /** Null for a selection that only the resolvers answer. */
  compile(selected: Selected): CompiledField | null;
}

/** Throws whatever the resolver would throw for bad arguments: then the resolvers answer. */
export type CompiledField = (viewer: Viewer, given: Given) => Sql;
