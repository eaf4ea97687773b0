/**
 * How the policies of a schema learn who asks. `as_actor` takes what `settingOf` says, for the rest of the transaction and not
 * longer; the others read it. They are plain expressions, so that PostgreSQL writes them into the statement instead of calling them.
 */
export const actorFunctions = (schema: string): string => `
create function ${schema}.as_actor(actor text) returns boolean language sql volatile as $$
  select set_config('channelgraph.actor', actor, true) is not null $$;
create function ${schema}.actor_line(line int) returns text language sql stable parallel safe as $$
  select split_part(current_setting('channelgraph.actor', true), e'\\n', line) $$;
create function ${schema}.is_signed_in() returns boolean language sql stable parallel safe as $$
  select ${schema}.actor_line(1) <> '' $$;
create function ${schema}.acts_as(variadic roles text[]) returns boolean language sql stable parallel safe as $$
  select ${schema}.actor_line(1) = any (roles) $$;
create function ${schema}.actor_person() returns uuid language sql stable parallel safe as $$
  select case when pg_input_is_valid(${schema}.actor_line(2), 'uuid') then ${schema}.actor_line(2)::uuid end $$;
create function ${schema}.actor_partner() returns uuid language sql stable parallel safe as $$
  select case when pg_input_is_valid(${schema}.actor_line(3), 'uuid') then ${schema}.actor_line(3)::uuid end $$;
create function ${schema}.actor_at() returns timestamptz language sql stable parallel safe as $$
  select nullif(${schema}.actor_line(4), '')::timestamptz $$;
create function ${schema}.has_scope(scope text) returns boolean language sql stable parallel safe as $$
  select scope = any (string_to_array(${schema}.actor_line(5), ' ')) $$;
`;
