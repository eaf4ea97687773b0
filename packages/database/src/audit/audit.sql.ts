import { tablePolicies } from '../policies/table-policies.ts';

/** Writes an entry, as the owner: whoever changes a record can neither leave the entry out nor write one itself. */
const auditFunction = (schema: string): string => `
create or replace function ${schema}.audited() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  cause jsonb := nullif(current_setting('channelgraph.cause', true), '')::jsonb;
  old_row jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  new_row jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
begin
  if cause is null then
    raise exception 'Whoever changes % says by which command.', tg_table_name using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'UPDATE' then
    select jsonb_object_agg(key, value), jsonb_object_agg(key, old_row -> key) into new_row, old_row
      from jsonb_each(new_row) where value is distinct from old_row -> key;
    if new_row is null then return null; end if;
  end if;
  insert into ${schema}.audit_entry
    (id, at, person_id, role, partner_id, on_behalf_of, operation, reason, request_id, subject_type, subject_id, before, after) values (
    gen_random_uuid(), (cause ->> 'at')::timestamptz, cause ->> 'personId', cause ->> 'role', cause ->> 'partnerId', cause ->> 'onBehalfOf',
    cause ->> 'operation', cause ->> 'reason', cause ->> 'requestId',
    tg_table_name,
    (select string_agg(coalesce(to_jsonb(case when tg_op = 'DELETE' then old else new end) ->> key, ''), ' ') from unnest(tg_argv) key),
    old_row, new_row);
  return null;
end $$;`;

/** What is kept of every change that somebody makes: who, in whose place, what, before, after, why, and in which request. */
export const auditTable = (schema: string): string => `
create table ${schema}.audit_entry (
  id uuid primary key, at timestamptz not null, position bigint not null generated always as identity,
  person_id text not null, role text not null, partner_id text, on_behalf_of text,
  operation text not null, reason text, request_id text not null,
  subject_type text not null, subject_id text not null, before jsonb, after jsonb,
  check (before is not null or after is not null)
);
create index audit_entry_order on ${schema}.audit_entry (at desc, position desc);
create index audit_entry_subject on ${schema}.audit_entry (subject_id, at desc);
create index audit_entry_person on ${schema}.audit_entry (person_id, at desc);

create function ${schema}.refuse_rewriting() returns trigger language plpgsql set search_path = pg_catalog as $$
begin raise exception 'What was done stays on record: %.% is added to and never changed.', tg_table_schema, tg_table_name using errcode = 'insufficient_privilege'; end $$;
create trigger kept before update or delete or truncate on ${schema}.audit_entry for each statement execute function ${schema}.refuse_rewriting();

${auditFunction(schema)}
${tablePolicies(schema, {
  audit_entry: { see: `(select ${schema}.acts_as('VENDOR_ADMIN', 'AUDITOR'))`, because: 'What everybody did is read by who answers for the channel and by who audits it.' },
})}`;

/**
 * Every change of these tables that a person or a machine makes is kept, in the transaction of the change; one without a cause fails.
 * What the program does by itself is not kept (it repeats what is on record elsewhere), nor what the owner loads.
 */
export const audited = (schema: string, tables: readonly string[]): string => `
do $$ declare t record; begin
  for t in
    select c.oid::regclass as name, string_agg(quote_literal(a.attname), ', ' order by a.attnum) as key
    from pg_class c join pg_index i on i.indrelid = c.oid and i.indisprimary join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
    where c.relnamespace = '${schema}'::regnamespace and c.relname in (${tables.map(table => `'${table}'`).join(', ')}) group by c.oid
  loop
    execute format($trigger$
      create trigger audited after insert or update or delete on %s for each row
      when (coalesce(current_setting('channelgraph.cause', true), '') <> '' or coalesce(current_setting('channelgraph.actor', true), '') not in ('', 'SYSTEM'))
      execute function ${schema}.audited(%s)$trigger$, t.name, t.key);
  end loop;
end $$;`;

/** The same for tables that were audited before changes without a cause failed. */
export const auditedAnew = (schema: string, tables: readonly string[]): string => `
${tables.map(table => `drop trigger audited on ${schema}.${table};`).join('\n')}
${auditFunction(schema)}
${audited(schema, tables)}`;

/** The way down, of both. */
export const withoutAudit = (schema: string, tables: readonly string[]): string => `
${tables.map(table => `drop trigger audited on ${schema}.${table};`).join('\n')}
drop table ${schema}.audit_entry; drop function ${schema}.audited; drop function ${schema}.refuse_rewriting;`;
