import type { Role } from '@channelgraph/identity';
import { policyWords } from './policies.ts';

const PARTNER_PEOPLE: readonly Role[] = ['PARTNER_ADMIN', 'PARTNER_SELLER', 'PARTNER_LEARNER', 'DISTRIBUTOR_USER'];

const listed = (words: readonly string[]): string => words.map(word => `'${word}'`).join(', ');

/**
 * Who employs the actor is looked up once, when the database is told who asks, and not once for each table of a question: a
 * look-up costs as much as reading a page of rows. Like the actor it is forgotten when the transaction ends.
 */
export const employerOnce = (schema: string): string => `
create function ${schema}.works_for(person uuid, partner uuid, at timestamptz) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from ${schema}.employment e
    where e.person_id = person and e.partner_id = partner and e.valid_from <= at and (e.valid_to is null or at < e.valid_to)) $$;
create or replace function ${schema}.as_actor(actor text) returns boolean language sql volatile as $$
  select case when set_config('channelgraph.actor', actor, true) is not null then
    set_config('channelgraph.employer', case
      when ${schema}.acts_as(${listed(PARTNER_PEOPLE)}) and ${schema}.works_for(${schema}.actor_person(), ${schema}.actor_partner(), ${schema}.actor_at())
      then ${schema}.actor_line(3) else '' end, true) is not null end $$;
create or replace function ${schema}.own_partner(variadic roles text[]) returns uuid language sql stable parallel safe as $$
  select case when ${schema}.acts_as(variadic roles) then nullif(current_setting('channelgraph.employer', true), '')::uuid end $$;
`;

/** Takes `employerOnce` back, up to the functions as they were. */
export const employerEachTime = (schema: string): string => `
create or replace function ${schema}.as_actor(actor text) returns boolean language sql volatile as $$
  select set_config('channelgraph.actor', actor, true) is not null $$;
create or replace function ${schema}.own_partner(variadic roles text[]) returns uuid
language plpgsql stable security definer set search_path = pg_catalog as $$
  begin
    return case when ${schema}.acts_as(variadic roles) and ${schema}.works_for(${schema}.actor_person(), ${schema}.actor_partner(), ${schema}.actor_at())
      then ${schema}.actor_partner() end;
  end $$;
`;

/**
 * What only machines are asked is called, and not written into each statement: PostgreSQL prepares every step of what is written, for each
 * table of a question, and a call is one step. What people are asked stays written: a call takes longer. The functions say what they said.
 */
export const machinesAskedByCall = (schema: string): string => `
create or replace function ${schema}.actor_partner() returns uuid language plpgsql stable parallel safe as $$
  begin return case when pg_input_is_valid(${schema}.actor_line(3), 'uuid') then ${schema}.actor_line(3)::uuid end; end $$;
create or replace function ${schema}.has_scope(scope text) returns boolean language plpgsql stable parallel safe as $$
  begin return scope = any (string_to_array(${schema}.actor_line(5), ' ')); end $$;
`;

/** Takes `machinesAskedByCall` back. */
export const machinesAskedInPlace = (schema: string): string => `
create or replace function ${schema}.actor_partner() returns uuid language sql stable parallel safe as $$
  select case when pg_input_is_valid(${schema}.actor_line(3), 'uuid') then ${schema}.actor_line(3)::uuid end $$;
create or replace function ${schema}.has_scope(scope text) returns boolean language sql stable parallel safe as $$
  select scope = any (string_to_array(${schema}.actor_line(5), ' ')) $$;
`;

/**
 * What policies for reading are written with where a question must cost little. PostgreSQL prepares every part of a policy for each
 * table of a question, also those that nobody needs; so whoever sees everything is one part, and whoever sees one partner's rows another.
 */
export function readingWords(schema: string) {
  const opened = (scopes: readonly string[]): string =>
    `${schema}.acts_as('INTEGRATION') and (${scopes.map(scope => `${schema}.has_scope('${scope}')`).join(' or ')})`;
  return {
    ...policyWords(schema),
    /** The programme itself, these roles, and machines with one of these scopes that are bound to no partner. Said first. */
    everything: (roles: readonly Role[], scopes: readonly string[] = []): string =>
      `(select ${schema}.acts_as(${listed(['SYSTEM', ...roles])})${scopes.length > 0 ? ` or ${opened(scopes)} and ${schema}.actor_partner() is null` : ''})`,
    /** The row belongs to the partner that employs the actor, who has one of these roles, or that the actor, a machine with one of these scopes, is bound to. */
    belongs: (column: string, roles: readonly Role[], scopes: readonly string[] = []): string =>
      `${column} = (select case when ${schema}.acts_as(${listed(roles)}) then ${schema}.own_partner(${listed(roles)})${scopes.length > 0 ? ` when ${opened(scopes)} then ${schema}.actor_partner()` : ''} end)`,
  };
}

/** Other words for who sees the rows of these tables, the programme included. */
export const reads = (schema: string, tables: Readonly<Record<string, string>>): string =>
  Object.entries(tables).map(([table, condition]) => `alter policy seen on ${schema}.${table} using (${condition});`).join('\n');
