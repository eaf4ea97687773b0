/** Conditions in SQL over a row of the table. Whatever is left out is SYSTEM's alone. */
export interface TablePolicy {
  readonly see?: string;
  readonly add?: string;
  /** Which rows may be changed, and what they must still be afterwards. */
  readonly change?: string;
  /** Which rows may be locked without being changed, where these are more. */
  readonly lock?: string;
  readonly remove?: string;
  /** Why, where the conditions do not say it; kept as a comment on the policy. */
  readonly because: string;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Row-level security for tables of a schema: SYSTEM does everything, others what is written here, and nobody nothing. */
export const tablePolicies = (schema: string, tables: Readonly<Record<string, TablePolicy>>): string =>
  Object.entries(tables).map(([table, { see, add, change, lock = change, remove, because }]) => {
    const name = `${schema}.${table}`;
    const system = `(select ${schema}.acts_as('SYSTEM'))`;
    const allowed = (condition: string | undefined): string => (condition === undefined ? system : `${system} or ${condition}`);
    return `
alter table ${name} enable row level security;
create policy seen on ${name} for select using (${allowed(see)});
create policy added on ${name} for insert with check (${allowed(add)});
create policy changed on ${name} for update using (${allowed(lock)}) with check (${allowed(change)});
create policy removed on ${name} for delete using (${allowed(remove)});
comment on policy seen on ${name} is ${quoted(because)};`;
  }).join('\n');

const FUNCTIONS = ['as_actor', 'actor_line', 'is_signed_in', 'published_after', 'acts_as', 'actor_person', 'actor_partner', 'actor_at', 'has_scope', 'own_partner', 'managed_partners', 'people_employed'];

/** Takes every policy of a schema back, and the functions they are written with; for the way down. */
export const withoutPolicies = (schema: string, functions: readonly string[] = []): string => `
do $$ declare p record; begin
  for p in select * from pg_policies where schemaname = '${schema}' loop
    execute format('drop policy %I on %I.%I', p.policyname, p.schemaname, p.tablename);
    execute format('alter table %I.%I disable row level security', p.schemaname, p.tablename);
  end loop;
end $$;
alter view ${schema}.reach set (security_invoker = false);
${[...functions, ...FUNCTIONS].map(name => `drop function ${schema}.${name};`).join('\n')}`;
