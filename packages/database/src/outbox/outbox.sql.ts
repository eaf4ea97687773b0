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
