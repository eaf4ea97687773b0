import { empty, join, raw, sql, type Sql } from '@channelgraph/database';
import type { Viewer } from '@channelgraph/identity';
import { pageSize } from '../paging/page.ts';
import { asText, type Piece, type Written } from './json-sql.ts';
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

/** Columns of the one row that a page is made of. */
const EDGES = sql`string_agg(page.edge, ',' order by page.place) filter (where page.place <= page.most)`;
const CURSORS = sql`array_agg(page.cursor order by page.place) filter (where page.place <= page.most)`;

/** `null`, or the cursor in quotes: nothing in it needs escaping. */
const quotedOrNull = (cursor: string): Sql => sql`coalesce('"' || ${raw(cursor)} || '"', 'null')`;

const PAGE_INFO: ReadonlyMap<string, (given: Given) => Piece> = new Map<string, (given: Given) => Piece>([
  ['hasNextPage', () => raw(`case when lot.more then 'true' else 'false' end`)],
  ['hasPreviousPage', given => (given['after'] == null ? 'false' : 'true')],
  ['startCursor', () => quotedOrNull('lot.cursors[1]')],
  ['endCursor', () => quotedOrNull('lot.cursors[cardinality(lot.cursors)]')],
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
    const [edge] = edges;
    if (edges.length > 1) return null;
    const hasInfo = found.some(({ field }) => field.name === 'pageInfo');
    const edgeText = asText(edge?.edge ?? []);

    return (viewer, given) => {
      const first = pageSize({ first: Number(given['first']) });
      const { reached, from, following } = parts.rows(viewer, given);
      const valueOf = (field: Selected): readonly Piece[] => {
        if (field.name === 'edges') return ['[', raw('lot.edges'), ']'];
        if (field.name === 'totalCount') return [sql`(select count(*) from ${from})`];
        return [...(field.fields ?? []).flatMap(({ key, name }, index): readonly Piece[] => [`${index === 0 ? '{' : ','}"${key}":`, PAGE_INFO.get(name)?.(given) ?? 'null']), '}'];
      };
      const text = asText([...found.flatMap(({ field }, index) => [`${index === 0 ? '{' : ','}"${field.key}":`, ...valueOf(field)]), '}']);
      if (edge === undefined && !hasInfo) return sql`case when ${reached} then ${text} end`;
      const { alias } = parts;
      const most = hasInfo ? first + 1 : first;
      const order = raw(parts.order);
      const columns = [sql`${EDGES} as edges`, ...(hasInfo ? [sql`count(*) > max(page.most) as more`, sql`${CURSORS} as cursors`] : [])];
      return sql`case when ${reached} then (select ${text} from (
        select ${join(columns)} from (
          select ${first}::int as most, row_number() over (order by ${order}) as place, ${edgeText} as edge ${hasInfo ? sql`, ${parts.cursor} as cursor` : empty}
          from (select ${raw(alias)}.* from ${from} ${following} order by ${order} limit ${most}) ${raw(alias)}
        ) page) lot) end`;
    };
  },
});
