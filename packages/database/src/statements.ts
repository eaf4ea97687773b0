import type { QueryConfig } from 'pg';
import type { Sql } from './sql.ts';

/** More texts than this and the later ones go unnamed: prepared statements cost memory on every connection. */
const MOST_NAMES = 2_000;

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
    return name === undefined ? { text, values: statement.values } : { name, text, values: statement.values };
  };
}
