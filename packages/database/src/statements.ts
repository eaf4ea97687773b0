import type { QueryConfig } from 'pg';
import type { Sql } from './sql.ts';

/** More texts than this and the later ones go unnamed: prepared statements cost memory on every connection. */
const MOST_NAMES = 2_000;

/** An instant as PostgreSQL reads it; pg would spell it out in the zone of this machine, digit by digit. */
const asText = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);

/** Gives each SQL text one short name, so that PostgreSQL parses and plans it once per connection. */
export function statementNames(): (statement: Sql) => QueryConfig {
  const names = new Map<string, string>();
  return statement => {
    const text = statement.text;
    let name = names.get(text);
    if (name === undefined && names.size < MOST_NAMES) {
      name = `q${String(names.size + 1)}`;
      names.set(text, name);
    }
    const values = statement.values.map(asText);
    return name === undefined ? { text, values } : { name, text, values };
  };
}
