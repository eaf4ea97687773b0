import { empty, raw, sql, type Sql } from '@channelgraph/database';
import type { Viewer } from '@channelgraph/identity';
import { pageSize } from '../paging/page.ts';
import { asText, besideOf, type Piece, type Written } from './json-sql.ts';
import type { Selected } from './selected.ts';
import type { Given, WrittenField } from './written-field.ts';

/** The rows of one parent `p`, under an alias of their own. */
export interface WrittenRows {
  /** Which parents are reached, over `p.id`. */
  readonly reached: Sql;
  /** Everything behind `select … from`, without the cursor's condition. */
  readonly from: Sql;
  /** What follows the cursor, beginning with `and`; `empty` on the first page. */
  readonly following: Sql;
}

export interface ConnectionParts {
  readonly alias: string;
  readonly node: Written;
  /** `t.awarded_at desc, t.id desc`: over the alias. */
  readonly order: string;
  readonly cursor: Sql;
  readonly rows: (viewer: Viewer, given: Given) => WrittenRows;
}

/** How the rows of a page are put together, in one pass over them. */
interface PageSql {
  /** The cursors of the page, as an array. */
  readonly cursors: Sql;
  readonly hasMore: Sql;
}

/** `null`, or the cursor in quotes: nothing in it needs escaping. */
const quotedOrNull = (cursor: Sql): Sql => sql`coalesce('"' || ${cursor} || '"', 'null')`;

const PAGE_INFO: ReadonlyMap<string, (page: PageSql, given: Given) => Piece> = new Map<string, (page: PageSql, given: Given) => Piece>([
  ['hasNextPage', ({ hasMore }) => sql`case when ${hasMore} then 'true' else 'false' end`],
  ['hasPreviousPage', (_page, given) => (given['after'] == null ? 'false' : 'true')],
  ['startCursor', ({ cursors }) => quotedOrNull(sql`(${cursors})[1]`)],
  ['endCursor', ({ cursors }) => quotedOrNull(sql`(${cursors})[cardinality(${cursors})]`)],
]);

/** How an edge is written; null when it cannot be. */
function edgeOf({ fields }: Selected, { node, cursor }: ConnectionParts): readonly Piece[] | null {
  const pieces: Piece[] = [];
  for (const field of fields ?? []) {
    const written: readonly Piece[] | null = field.name === 'cursor' ? ['"', cursor, '"'] : field.name === 'node' ? node(field) : null;
    if (written === null) return null;
    pieces.push(`${pieces.length === 0 ? '{' : ','}"${field.key}":`, ...written);
  }
  return [...pieces, '}'];
}

/** A Relay connection (`connectionOf`, `pageOf`) that one expression writes: a page of edges, what follows, and how many there are, each only if selected. */
export const writtenConnection = (parts: ConnectionParts): WrittenField => ({
  compile({ fields }) {
    const members = fields?.map(field => {
      switch (field.name) {
        case 'edges': return { field, edge: edgeOf(field, parts) };
        case 'pageInfo': return field.fields?.every(({ name }) => PAGE_INFO.has(name)) === true ? { field, edge: [] } : null;
        case 'totalCount': return { field, edge: [] };
        default: return null;
      }
    });
    if (!members || members.some(member => member?.edge == null)) return null;
    const found = members.flatMap(member => (member === null ? [] : [member]));
    const edges = found.filter(({ field }) => field.name === 'edges');
    if (edges.length > 1) return null;
    const edge = edges[0]?.edge ?? [];
    const edgeText = asText(edge);
    const has = (name: string): boolean => found.some(({ field }) => field.name === name);
    const hasInfo = has('pageInfo');
    const { alias } = parts;
    const order = raw(parts.order);

    return (viewer, given) => {
      const first = pageSize({ first: Number(given['first']) });
      const { reached, from, following } = parts.rows(viewer, given);
      // All rows are counted while the first page is read; behind a cursor they are counted apart.
      const isCounted = has('totalCount') && (edges.length > 0 || hasInfo) && following === empty;
      const isNumbered = isCounted || hasInfo;
      const onPage = isNumbered ? sql`filter (where ${raw(alias)}.place <= ${first}::int)` : empty;
      const page: PageSql = { cursors: sql`array_agg(${parts.cursor} order by ${order}) ${onPage}`, hasMore: sql`count(*) > ${first}::int` };
      const valueOf = (field: Selected): readonly Piece[] => {
        if (field.name === 'edges') return ['[', sql`string_agg(${edgeText}, ',' order by ${order}) ${onPage}`, ']'];
        if (field.name === 'totalCount') return [isCounted ? raw('count(*)') : sql`(select count(*) from ${from})`];
        return [...(field.fields ?? []).flatMap(({ key, name }, index): readonly Piece[] => [`${index === 0 ? '{' : ','}"${key}":`, PAGE_INFO.get(name)?.(page, given) ?? 'null']), '}'];
      };
      const text = asText([...found.flatMap(({ field }, index) => [`${index === 0 ? '{' : ','}"${field.key}":`, ...valueOf(field)]), '}']);
      if (edges.length === 0 && !hasInfo) return sql`case when ${reached} then ${text} end`;
      const number = isNumbered ? sql`, row_number() over (order by ${order}) as place` : empty;
      const limit = isCounted ? empty : sql`order by ${order} limit ${hasInfo ? first + 1 : first}`;
      return sql`case when ${reached} then (
        select ${text} from (select ${raw(alias)}.* ${number} from ${from} ${following} ${limit}) ${raw(alias)} ${besideOf(edge)}) end`;
    };
  },
});
