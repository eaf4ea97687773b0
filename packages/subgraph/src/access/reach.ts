import { raw, sql, type Projection, type Sql } from '@channelgraph/database';
import type { Actor, Role, Viewer } from '@channelgraph/identity';
import { namedScope } from './scopes.ts';

/**
 * How far a role sees, partner by partner: every partner, those it is assigned to, those of its territory, the one it
 * works for, or none. A role that a subgraph does not name sees none.
 */
export type Reach = 'ALL' | 'PORTFOLIO' | 'TERRITORY' | 'EMPLOYMENT' | 'NONE';
export type ReachOfRole = Partial<Readonly<Record<Exclude<Role, 'INTEGRATION'>, Reach>>>;

export interface RowScope {
  /** True for the rows whose partner (the SQL column) the viewer reaches at that instant. */
  partners(viewer: Viewer, column: string): Sql;
}

export interface Machines {
  /** Scopes with one of which a machine reaches the partner it is bound to, or every one. */
  readonly machineScopes?: readonly string[];
  /** Name of the scope among those of its schema. */
  readonly name?: string;
}

/**
 * Compiles who may see which partner's rows into SQL, under the name `<schema>.<name>`. The current reach of people is read from
 * the tables, never from the token. A machine with one of the scopes reaches the partner it is bound to, or every one.
 */
export function rowScope(schema: string, reachOfRole: ReachOfRole, { machineScopes = [], name = 'partners' }: Machines = {}): RowScope {
  const reach = raw(`${schema}.reach`);
  return {
    partners: namedScope(`${schema}.${name}`, ({ actor, at }: Viewer, column: string) => {
      if (actor.role === 'INTEGRATION') return machineRows(actor, column, machineScopes);
      const kind = reachOfRole[actor.role] ?? 'NONE';
      if (kind === 'ALL') return sql`true`;
      if (kind === 'NONE') return sql`false`;
      // A long alias, because the caller's column is read inside this subquery: an outer `r` must not be captured.
      const own = kind === 'EMPLOYMENT' ? sql`and scope_reach.partner_id = ${actor.partnerId}::uuid` : sql``;
      return sql`exists (
        select from ${reach} scope_reach where scope_reach.kind = ${raw(`'${kind}'`)} and scope_reach.person_id = ${actor.personId}::uuid
        and scope_reach.partner_id = ${raw(column)} ${own} and scope_reach.valid_from <= ${at} and (scope_reach.valid_to is null or ${at} < scope_reach.valid_to))`;
    }),
  };
}

/** True for the rows whose partner (the SQL column) a machine with one of these scopes reaches: its own, or every one's. */
function machineRows({ scopes, partnerId }: Actor, column: string, allowed: readonly string[]): Sql {
  if (!scopes.some(scope => allowed.includes(scope))) return sql`false`;
  return partnerId === null ? sql`true` : sql`${raw(column)} = ${partnerId}::uuid`;
}

/**
 * The projection behind `reach` in every subgraph that does not own these facts itself: who is employed where, who looks
 * after whom, who owns which territory, and where each partner is at home.
 */
export const reachTables = (schema: string): string => `
create table ${schema}.partner (
  id uuid primary key, name text not null, kind text not null, engagement_models text[] not null, status text not null,
  status_since timestamptz not null, country text not null, region text not null, segment text not null, version int not null
);
create table ${schema}.employment (
  id uuid primary key, person_id uuid not null, partner_id uuid, certifiable boolean not null,
  valid_from timestamptz not null, valid_to timestamptz, version int not null
);
create index employment_person on ${schema}.employment (person_id, partner_id);
create index employment_partner on ${schema}.employment (partner_id, person_id);
create table ${schema}.portfolio (
  id uuid primary key, person_id uuid not null, partner_id uuid not null,
  valid_from timestamptz not null, valid_to timestamptz, version int not null
);
create index portfolio_person on ${schema}.portfolio (person_id, partner_id);
create table ${schema}.territory_ownership (
  id uuid primary key, person_id uuid not null, region text not null,
  valid_from timestamptz not null, valid_to timestamptz, version int not null
);
create view ${schema}.reach as
  select 'PORTFOLIO' as kind, person_id, partner_id, valid_from, valid_to from ${schema}.portfolio
  union all select 'EMPLOYMENT', person_id, partner_id, valid_from, valid_to from ${schema}.employment where partner_id is not null
  union all select 'TERRITORY', t.person_id, p.id, t.valid_from, t.valid_to
    from ${schema}.territory_ownership t join ${schema}.partner p on t.region in ('GLOBAL', p.region);
`;

/** Who works for a partner, and since when, read from an index alone; in the place of the index of `reachTables`. */
export const employedAtPartner = (schema: string): string => `
drop index ${schema}.employment_partner;
create index employment_at_partner on ${schema}.employment (partner_id, person_id) include (valid_from, valid_to);
`;

/** Takes `employedAtPartner` back. */
export const employedByPartner = (schema: string): string => `
drop index ${schema}.employment_at_partner;
create index employment_partner on ${schema}.employment (partner_id, person_id);
`;

const interval = { valid_from: 'timestamptz', valid_to: 'timestamptz' };

type ReachFact = 'partners.partner' | 'partners.employment' | 'partners.portfolio' | 'partners.territory-ownership';

/** Which published facts fill which of these tables. */
export const reachProjections = (schema: string): Readonly<Record<ReachFact, Projection> & Record<string, Projection>> => ({
  'partners.partner': {
    table: `${schema}.partner`, key: ['id'],
    columns: { id: 'uuid', name: 'text', kind: 'text', engagement_models: 'text[]', status: 'text', status_since: 'timestamptz', country: 'text', region: 'text', segment: 'text' },
  },
  'partners.employment': { table: `${schema}.employment`, key: ['id'], columns: { id: 'uuid', person_id: 'uuid', partner_id: 'uuid', certifiable: 'boolean', ...interval } },
  'partners.portfolio': { table: `${schema}.portfolio`, key: ['id'], columns: { id: 'uuid', person_id: 'uuid', partner_id: 'uuid', ...interval } },
  'partners.territory-ownership': { table: `${schema}.territory_ownership`, key: ['id'], columns: { id: 'uuid', person_id: 'uuid', region: 'text', ...interval } },
});
