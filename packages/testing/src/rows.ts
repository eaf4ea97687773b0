import { raw, sql } from '@channelgraph/database';
import type { OwnHands } from './hands.ts';

/** Numbers that JSON has no room for arrive as text, which PostgreSQL reads. */
const inJson = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);

/** Puts rows into a table as they are, columns by name, what is left out null: the situation a test starts from. */
export const insertRows = (database: Pick<OwnHands, 'run'>, table: string, rows: readonly Readonly<Record<string, unknown>>[]): Promise<number> =>
  database.run(sql`insert into ${raw(table)} select * from jsonb_populate_recordset(null::${raw(table)}, ${JSON.stringify(rows, inJson)}::jsonb)`);
