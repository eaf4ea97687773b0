/** SQL with values kept apart from text; fragments nest. Everything that asks PostgreSQL is written with this tag. */
export { default as sql, join, empty, raw, Sql } from 'sql-template-tag';
