import type { WriteSession } from '../session.ts';
import { join, raw, sql } from '../sql.ts';

/** A table that holds the newest snapshot another subgraph published of each of its records. */
export interface Projection {
  /** Qualified table name; it has these columns and `version`. */
  readonly table: string;
  readonly key: readonly string[];
  /** Column → PostgreSQL type. */
  readonly columns: Readonly<Record<string, string>>;
}

export type Snapshot = Readonly<Record<string, unknown>> & { readonly version: number };

/**
 * Takes snapshots in, the newer version of a record winning, in one statement for the whole batch: order and repetition
 * of delivery change nothing.
 */
export async function projectNewest(session: WriteSession, projection: Projection, snapshots: readonly Snapshot[]): Promise<void> {
  if (snapshots.length === 0) return;
  const names = [...Object.keys(projection.columns), 'version'];
  const typed = [...Object.entries(projection.columns), ['version', 'int'] as const].map(([name, type]) => `${name} ${type}`);
  const key = projection.key.join(', ');
  await session.run(sql`
    insert into ${raw(projection.table)} as t (${raw(names.join(', '))})
    select distinct on (${raw(key)}) ${raw(names.join(', '))}
    from jsonb_to_recordset(${JSON.stringify(snapshots)}::jsonb) as s (${raw(typed.join(', '))})
    order by ${raw(key)}, version desc
    on conflict (${raw(key)}) do update set ${join(names.filter(name => !projection.key.includes(name)).map(name => raw(`${name} = excluded.${name}`)))}
    where t.version < excluded.version`);
}
