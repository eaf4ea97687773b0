import { raw, sql, type Database } from '@channelgraph/database';

/** Puts rows into a table as they are, columns by name, what is left out null: the situation a test starts from. */
export const insertRows = (database: Database, table: string, rows: readonly Readonly<Record<string, unknown>>[]): Promise<number> =>
  database.run(sql`insert into ${raw(table)} select * from jsonb_populate_recordset(null::${raw(table)}, ${JSON.stringify(rows)}::jsonb)`);
