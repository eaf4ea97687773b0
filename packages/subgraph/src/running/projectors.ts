import { projectNewest, type Projection } from '@channelgraph/database';
import type { FactKind } from '@channelgraph/events';
import type { Projector } from './definition.ts';

type Columns = Readonly<Record<string, unknown>> & { readonly version: number };

const snake = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

/** A fact's fields under the names of columns. */
export const asColumns = (data: Readonly<Record<string, unknown>> & { readonly version: number }): Columns =>
  Object.fromEntries(Object.entries(data).map(([name, value]) => [snake(name), value])) as Columns; // version stays version

/** Keeps the newest snapshot of each record of one kind of fact in a table whose columns are named after the fact's fields. */
export const keepNewest = <Data extends { readonly id: string; readonly version: number }>(
  fact: Pick<FactKind<Data, string>, 'read'>, projection: Projection,
): Projector => (session, events) => projectNewest(session, projection, events.map(event => asColumns(fact.read(event))));
