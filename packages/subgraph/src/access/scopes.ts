import { sql, type Sql } from '@channelgraph/database';
import type { Viewer } from '@channelgraph/identity';

const known = new Set<string>();

/** Whether a test has switched this scope off for the viewer. */
export const isUnscoped = ({ unscoped }: Viewer, name: string): boolean => unscoped?.has(name) === true;

/** A decision on whole questions instead of rows, under a name as a scope has one: true where the viewer may ask. */
export function namedChoice(name: string, decide: (viewer: Viewer) => boolean): (viewer: Viewer) => boolean {
  known.add(name);
  return viewer => isUnscoped(viewer, name) || decide(viewer);
}

/** A row scope under a name (`deals.partners`), so that a test can switch it off and see what still holds. */
export function namedScope<Place extends readonly unknown[]>(name: string, compile: (viewer: Viewer, ...place: Place) => Sql): (viewer: Viewer, ...place: Place) => Sql {
  known.add(name);
  return (viewer, ...place) => (isUnscoped(viewer, name) ? sql`true` : compile(viewer, ...place));
}

/** The names of a schema's scopes, of those that have been loaded so far. */
export const scopesOf = (schema: string): readonly string[] => [...known].filter(name => name.startsWith(`${schema}.`)).sort();

/** The scopes to switch off. Throws RangeError for a name that no scope has: a test that switches nothing off proves nothing. */
export function scopesNamed(names: readonly string[]): ReadonlySet<string> {
  for (const name of names) if (!known.has(name)) throw new RangeError(`There is no row scope called ${name}.`);
  return new Set(names);
}
