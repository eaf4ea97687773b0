/**
 * The tables every subgraph has beside its own: what it published, who has read how far, what it has heard, and which
 * commands it has already carried out. `%s` is the schema.
 */
export const sharedTables = (schema: string): string => `
create table ${schema}.outbox (
  position bigint generated always as identity primary key,
  transaction xid8 not null default pg_current_xact_id(),
  id uuid not null unique,
  type text not null,
  subject text not null,
  time timestamptz not null,
  data jsonb not null
);
create index outbox_order on ${schema}.outbox (transaction, position);

create table ${schema}.relay_cursor (
  consumer text primary key,
  transaction xid8 not null default '0',
  position bigint not null default 0,
  lease_owner uuid,
  leased_until timestamptz
);

create table ${schema}.inbox (
  event_id uuid primary key,
  source text not null,
  received_at timestamptz not null default now()
);

create table ${schema}.idempotency_key (
  person_id text not null,
  key uuid not null,
  operation text not null,
  input_digest text not null,
  result_id uuid not null,
  created_at timestamptz not null,
  primary key (person_id, key)
);
create index idempotency_key_age on ${schema}.idempotency_key (created_at);
`;

/**
 * `published_after`: what was published behind a place in the log, in its order; for SYSTEM alone. A function of the owner's, because
 * behind a policy PostgreSQL compares places row by row from the beginning of the log: the comparison of transactions is not
 * leakproof, so no index may answer it.
 */
export const logReader = (schema: string): string => `
create function ${schema}.published_after(since xid8, place bigint, most int, only_settled boolean) returns setof ${schema}.outbox
language sql stable security definer set search_path = pg_catalog as $$
  select o.* from ${schema}.outbox o
  where (o.transaction, o.position) > (since, place)
    and o.transaction < case when only_settled then pg_snapshot_xmin(pg_current_snapshot()) else '18446744073709551615'::xid8 end
    and ${schema}.acts_as('SYSTEM')
  order by o.transaction, o.position limit most $$;`;
