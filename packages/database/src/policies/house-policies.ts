import { actorFunctions } from './actor.sql.ts';
import { logReader } from '../outbox/outbox.sql.ts';
import { tablePolicies } from './table-policies.ts';

/** Who may do what with the tables that every subgraph has (`sharedTables`), and the functions that all policies are written with. */
export const sharedPolicies = (schema: string): string => {
  const own = `person_id = (select ${schema}.actor_line(2))`;
  return `${actorFunctions(schema)}
${tablePolicies(schema, {
    outbox: { add: `(select ${schema}.is_signed_in())`, because: 'Whoever changes something says so; only the relay reads what everybody said.' },
    relay_cursor: { because: 'The relay alone knows who has heard how much.' },
    inbox: { because: 'What was heard is heard by the programme, not by a person.' },
    idempotency_key: { see: own, add: own, remove: own, because: 'Commands are repeated by the person who gave them.' },
  })}
${logReader(schema)}
alter table ${schema}.migration enable row level security;
create policy nobody on ${schema}.migration using (false);
comment on policy nobody on ${schema}.migration is 'The owner writes it, whom policies do not bind; the login role has no right to it either.';`;
};
