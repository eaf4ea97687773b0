import type { Session } from './session.ts';
import { sql, type Sql } from './sql.ts';

/** Many parents asked about at once. Inside the question, the parent's id is `p.id`. */
export interface Parents {
  readonly ids: readonly string[];
  /** Which parents the viewer reaches, over `p.id`. */
  readonly reached: Sql;
}

/** What belongs to one parent: a whole `select … order by … limit …` over `p.id`, and how one of its raw rows is read. */
export interface PageOfParent<Row> extends Parents {
  readonly page: Sql;
  readonly read: (row: Readonly<Record<string, unknown>>) => Row;
}

/** The fence (offset 0) keeps the planner from joining a page before it knows who is reached, and so from mixing up its order. */
const reachedOf = ({ ids, reached }: Parents): Sql => sql`(select p.id from unnest(${ids}::uuid[]) as p (id) where ${reached} offset 0) as p`;

type Found = Readonly<Record<string, unknown>> & { readonly parent_id: string; readonly is_row: boolean | null };

/**
 * A page of rows for each parent, all in one statement, however many parents there are. A parent out of reach is not in
 * the map; one without rows has an empty page. A limited lateral select is always a nested loop, so its order holds.
 */
export async function pagesPerParent<Row>(session: Session, { ids, reached, page, read }: PageOfParent<Row>): Promise<ReadonlyMap<string, readonly Row[]>> {
  const rows = await session.rows<Found>(sql`
    select p.id as parent_id, c.* from ${reachedOf({ ids, reached })}
    left join lateral (select true as is_row, r.* from (${page}) as r) as c on true`);
  const pages = new Map<string, Row[]>();
  for (const row of rows) {
    const own = pages.get(row.parent_id) ?? [];
    pages.set(row.parent_id, own);
    if (row.is_row) own.push(read(row));
  }
  return pages;
}

/** How many rows each parent has: `rows` is everything behind `select count(*) from`, over `p.id`. A parent out of reach is not in the map. */
export async function countsPerParent(session: Session, { ids, reached, rows }: Parents & { readonly rows: Sql }): Promise<ReadonlyMap<string, number>> {
  const counts = await session.rows<{ readonly parent_id: string; readonly count: bigint }>(sql`
    select p.id as parent_id, (select count(*) from ${rows}) as count from ${reachedOf({ ids, reached })}`);
  return new Map(counts.map(({ parent_id, count }) => [parent_id, Number(count)]));
}
