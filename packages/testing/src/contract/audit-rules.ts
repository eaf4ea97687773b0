import { sql, type Session } from '@channelgraph/database';

/** Tables of the house itself: events on their way, and what makes a command repeatable. They repeat what is on record elsewhere. */
const PLUMBING = ['outbox', 'inbox', 'relay_cursor', 'idempotency_key'];

interface Kept {
  readonly schema: string;
  /** Tables that others' facts fill, by full name: their changes are on record where the facts come from. */
  readonly projected: readonly string[];
}

/** Tables of a schema that its login role may change without a trace, and ways to rewrite the trace; asked as that role. */
export async function unrecorded(session: Pick<Session, 'rows'>, { schema, projected }: Kept): Promise<readonly string[]> {
  const changeable = await session.rows<{ name: string; isAudited: boolean; isTrail: boolean }>(sql`
    select c.relname::text as name, c.relname = 'audit_entry' as "isTrail",
      exists (select from pg_trigger g where g.tgrelid = c.oid and g.tgname = 'audited' and g.tgenabled = 'O') as "isAudited"
    from pg_class c where c.relnamespace = ${schema}::regnamespace and c.relkind in ('r', 'p')
      and has_table_privilege(c.oid, 'insert, update, delete, truncate') order by 1`);
  const isElsewhere = (name: string): boolean => PLUMBING.includes(name) || projected.includes(`${schema}.${name}`);
  return [
    ...changeable.filter(({ name, isAudited, isTrail }) => !isTrail && !isAudited && !isElsewhere(name)).map(({ name }) => `${schema}.${name} changes without a trace (audited)`),
    ...changeable.filter(({ isTrail }) => isTrail).map(({ name }) => `${schema}.${name} can be rewritten by the login role`),
  ];
}
