import { raw, sql, type Session } from '@channelgraph/database';

/** What each finding is called, and the SQL that finds it in a schema (`n`): one column, `what`. */
const FINDINGS: Readonly<Record<string, string>> = {
  'has no row-level security': "select c.relname as what from pg_class c where c.relnamespace = n.oid and c.relkind in ('r', 'p') and not c.relrowsecurity",
  'has no policy': "select c.relname from pg_class c where c.relnamespace = n.oid and c.relkind in ('r', 'p') and not exists (select from pg_policy p where p.polrelid = c.oid)",
  'has no policy that says why (comment on policy)': `select c.relname from pg_class c where c.relnamespace = n.oid and c.relkind in ('r', 'p') and exists (select from pg_policy p where p.polrelid = c.oid)
    and not exists (select from pg_policy p where p.polrelid = c.oid and obj_description(p.oid, 'pg_policy') <> '')`,
  'belongs to the login role, which policies would not bind': "select c.relname from pg_class c where c.relnamespace = n.oid and pg_has_role(current_user, c.relowner, 'usage') and c.relkind in ('r', 'p', 'v', 'm')",
  'is a view that shows what its owner sees (set security_invoker)': `select c.relname from pg_class c where c.relnamespace = n.oid and c.relkind = 'v' and not coalesce('security_invoker=true' = any (c.reloptions), false)`,
  'is a materialised view, which no policy binds': "select c.relname from pg_class c where c.relnamespace = n.oid and c.relkind = 'm'",
  'acts as its owner wherever its caller says (set search_path)': `select f.proname from pg_proc f where f.pronamespace = n.oid and f.prosecdef and f.prosqlbody is null and not exists (select from unnest(f.proconfig) s where s like 'search_path=%')`,
  'is a login role that no policy binds': 'select r.rolname from pg_roles r where r.rolname = current_user and (r.rolsuper or r.rolbypassrls)',
};

/** Where rows of a schema lie open to its login role; asked as that role. */
export async function openRows(session: Pick<Session, 'rows'>, schema: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [finding, select] of Object.entries(FINDINGS)) {
    const rows = await session.rows<{ what: string }>(sql`select f.what::text from pg_namespace n, lateral (${raw(select)}) as f (what) where n.nspname = ${schema} order by 1`);
    found.push(...rows.map(({ what }) => `${schema}.${what} ${finding}`));
  }
  return found;
}
