import { tablePolicies, type TablePolicy } from '@channelgraph/database';
import type { Role } from '@channelgraph/identity';

/**
 * What policies of a schema are written with. Each is asked once per statement and not once per row: a subselect that depends
 * on no row is an initplan, and a set of partners is hashed.
 */
export function policyWords(schema: string) {
  const list = (roles: readonly string[]): string => roles.map(role => `'${role}'`).join(', ');
  const machine = (...scopes: readonly string[]): string => `(select ${schema}.acts_as('INTEGRATION') and (${scopes.map(scope => `${schema}.has_scope('${scope}')`).join(' or ')}))`;
  return {
    /** The actor is a machine with one of these scopes. */
    machine,
    /** The same, and the row belongs to the partner that the machine is bound to; an unbound one reaches every partner. */
    machineFor: (column: string, ...scopes: readonly string[]): string =>
      all(machine(...scopes), any(`(select ${schema}.actor_partner() is null)`, `${column} = (select ${schema}.actor_partner())`)),
    /** The actor has one of these roles. */
    acts: (...roles: readonly Role[]): string => `(select ${schema}.acts_as(${list(roles)}))`,
    /** The row belongs to the partner of the actor's token, who works there at the instant, in one of these roles. */
    own: (column: string, ...roles: readonly Role[]): string => `${column} = (select ${schema}.own_partner(${list(roles)}))`,
    /** The row belongs to a partner of the actor's portfolio or territory at the instant. */
    managed: (column: string): string => `${column} in (select ${schema}.managed_partners())`,
    /** The row is about somebody whom a partner of the actor's reach employs at the instant; partner people reach their own in these roles. */
    employed: (column: string, ...roles: readonly Role[]): string => `${column} in (select ${schema}.people_employed(true, ${list(roles)}))`,
    /** The same, about who works or worked there. */
    everEmployed: (column: string, ...roles: readonly Role[]): string => `${column} in (select ${schema}.people_employed(false, ${list(roles)}))`,
    /** The row is about the actor. */
    mine: (column: string): string => `${column} = (select ${schema}.actor_person())`,
    /** Somebody asks: for what everybody may know. */
    anybody: `(select ${schema}.is_signed_in())`,
  };
}

/** Say first what most questions are answered by: PostgreSQL looks no further. */
export const any = (...conditions: readonly string[]): string => `(${conditions.join(' or ')})`;
export const all = (...conditions: readonly string[]): string => `(${conditions.join(' and ')})`;

/** Who reaches which partner, for policies: as the owner, because whoever asks must not see the rows that answer it. */
export const reachFunctions = (schema: string): string => {
  const now = `r.valid_from <= at and (r.valid_to is null or at < r.valid_to)`;
  const declared = `declare person uuid := ${schema}.actor_person(); at timestamptz := ${schema}.actor_at();`;
  return `
alter view ${schema}.reach set (security_invoker = true);
create function ${schema}.own_partner(variadic roles text[]) returns uuid
language plpgsql stable security definer set search_path = pg_catalog as $$
  ${declared} partner uuid := ${schema}.actor_partner();
  begin
    if partner is null or not ${schema}.acts_as(variadic roles) then return null; end if;
    return (select e.partner_id from ${schema}.employment e
      where e.person_id = person and e.partner_id = partner and e.valid_from <= at and (e.valid_to is null or at < e.valid_to) limit 1);
  end $$;
create function ${schema}.managed_partners() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog as $$
  ${declared}
  begin
    if ${schema}.acts_as('PARTNER_SALES_MANAGER') then
      return query select r.partner_id from ${schema}.reach r where r.kind = 'PORTFOLIO' and r.person_id = person and ${now};
    elsif ${schema}.acts_as('CHANNEL_SALES_MANAGER') then
      return query select r.partner_id from ${schema}.reach r where r.kind = 'TERRITORY' and r.person_id = person and ${now};
    end if;
  end $$;
create function ${schema}.people_employed(only_now boolean, variadic roles text[]) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog as $$
  declare at timestamptz := ${schema}.actor_at(); partner uuid := ${schema}.own_partner(variadic roles);
  begin
    if partner is not null then
      return query select e.person_id from ${schema}.employment e
        where e.partner_id = partner and e.valid_from <= at and (not only_now or e.valid_to is null or at < e.valid_to);
    elsif ${schema}.acts_as('PARTNER_SALES_MANAGER', 'CHANNEL_SALES_MANAGER') then
      return query select e.person_id from ${schema}.managed_partners() m join ${schema}.employment e on e.partner_id = m
        where e.valid_from <= at and (not only_now or e.valid_to is null or at < e.valid_to);
    end if;
  end $$;
`;
};

/** What is kept of the partners subgraph's facts (`reachTables`), as far as nothing more is said: the own rows, and the partners reached. */
export function reachPolicies(schema: string, { partner, employment }: { readonly partner: string; readonly employment?: string }): string {
  const { acts, mine } = policyWords(schema);
  const because = 'Who works where and looks after whom: the own rows, from which the own reach follows.';
  const policy = (see: string): TablePolicy => ({ see, because });
  return reachFunctions(schema) + tablePolicies(schema, {
    partner: { see: partner, because: 'Partners within reach.' },
    employment: policy(any(mine('person_id'), acts('VENDOR_ADMIN'), ...(employment === undefined ? [] : [employment]))),
    portfolio: policy(any(mine('person_id'), acts('VENDOR_ADMIN'))),
    territory_ownership: policy(any(mine('person_id'), acts('VENDOR_ADMIN'))),
  });
}
