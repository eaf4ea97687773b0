import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

export type Row = Readonly<Record<string, unknown>>;

const escaped: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escape = (text: string): string => text.replace(/[\\\t\n\r]/g, character => escaped[character] ?? character);

type Plain = string | number | bigint | boolean;
const isPlain = (value: unknown): value is Plain => ['string', 'number', 'bigint', 'boolean'].includes(typeof value);

function arrayText(values: readonly (Plain | null)[]): string {
  return `{${values.map(value => (value === null ? 'NULL' : `"${String(value).replace(/["\\]/g, '\\$&')}"`)).join(',')}}`;
}

function fieldText(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (value instanceof Date) return value.toISOString();
  if (isPlain(value)) return escape(String(value));
  if (Array.isArray(value) && value.every(item => item === null || isPlain(item))) return escape(arrayText(value));
  return escape(JSON.stringify(value));
}

/** Loads rows by COPY, in the order given; the columns are those of the first row. */
export async function copyRows(client: ClientBase, table: string, rows: Iterable<Row>, onRows?: (count: number) => void): Promise<number> {
  const iterator = rows[Symbol.iterator]();
  const first = iterator.next();
  if (first.done) return 0;
  const columns = Object.keys(first.value);
  let count = 0;
  function* lines(): Generator<string> {
    let chunk = '';
    for (let next: IteratorResult<Row> = first; !next.done; next = iterator.next()) {
      const row = next.value;
      chunk += `${columns.map(column => fieldText(row[column])).join('\t')}\n`;
      count += 1;
      if (chunk.length > 65_536) { yield chunk; chunk = ''; onRows?.(count); }
    }
    yield chunk;
    onRows?.(count);
  }
  await pipeline(Readable.from(lines()), client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`)));
  return count;
}
