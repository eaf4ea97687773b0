import { sharedPolicies, tablePolicies, withoutPolicies } from '@channelgraph/database';
import { all, any, policyWords, reachPolicies } from '@channelgraph/subgraph';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { acts, own, managed, mine, employed, anybody, machine: machineWith } = policyWords('enablement');

const keepsRecords = acts('VENDOR_ADMIN', 'ENABLEMENT_MANAGER');
const runsEvents = acts('VENDOR_ADMIN', 'ENABLEMENT_MANAGER', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'ACCOUNT_MANAGER', 'CHANNEL_FINANCE', 'CONFLICT_MEDIATOR');
const worksForPartner = "(select enablement.own_partner('PARTNER_ADMIN', 'PARTNER_SELLER', 'PARTNER_LEARNER')) is not null";
const isManagerOfPartners = acts('PARTNER_SALES_MANAGER');
/** A machine that may write awards: those of everybody, or of the people of the partner it is bound to. */
const machine = machineWith('awards:write');
const unbound = '(select enablement.actor_partner()) is null';
const writesFor = all(machine, any(unbound, 'person_id in (select enablement.people_of_machine())'));

const learned = any(keepsRecords, mine('person_id'), employed('person_id', 'PARTNER_ADMIN'));
const taken = any(keepsRecords, mine('person_id'), all(employed('person_id', 'PARTNER_ADMIN'), any(`not ${isManagerOfPartners}`, "status = 'COMPLETED'")));
const registered = any(
  keepsRecords, mine('person_id'), own('partner_id', 'PARTNER_ADMIN'), all(managed('partner_id'), any(`not ${isManagerOfPartners}`, "attendance in ('ATTENDED', 'LATE')")),
);

export class RowLevelSecurity1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sharedPolicies('enablement'));
    await runner.query(reachPolicies('enablement', {
      partner: any(own('id', 'PARTNER_ADMIN', 'PARTNER_SELLER', 'PARTNER_LEARNER'), keepsRecords, managed('id')),
      employment: any(keepsRecords, own('partner_id', 'PARTNER_ADMIN'), managed('partner_id'), all(machine, any(unbound, 'partner_id = (select enablement.actor_partner())'))),
    }));
    await runner.query(`
      create function enablement.people_of_machine() returns setof uuid language sql stable security definer set search_path = pg_catalog as $$
        select e.person_id from enablement.employment e where e.partner_id = enablement.actor_partner()
        and e.valid_from <= enablement.actor_at() and (e.valid_to is null or enablement.actor_at() < e.valid_to) $$;
      -- Seats are counted for whoever registers, who must not change the event otherwise.
      alter function enablement.count_event_seats() security definer set search_path = pg_catalog;
    `);
    await runner.query(tablePolicies('enablement', {
      course: { see: anybody, add: keepsRecords, because: 'The catalogue is the same for everybody.' },
      certification: { see: anybody, add: keepsRecords, because: 'The catalogue is the same for everybody.' },
      enrolment: { see: taken, add: learned, change: taken, because: 'Whoever learns, and who looks after the learner; a partner sales manager sees what was completed.' },
      award: { see: any(learned, writesFor), add: any(keepsRecords, writesFor), change: any(keepsRecords, writesFor), because: 'Whoever holds it, who looks after the holder, and the machine that writes it.' },
      partner_event: {
        see: any(runsEvents, worksForPartner), lock: any(runsEvents, worksForPartner), add: keepsRecords, change: keepsRecords,
        because: 'Events are the vendor’s; whom they are for is said by the row scopes.',
      },
      event_registration: {
        see: registered, add: any(keepsRecords, own('partner_id', 'PARTNER_ADMIN', 'PARTNER_SELLER', 'PARTNER_LEARNER')), change: registered,
        because: 'Who comes, and who looks after them; a partner sales manager sees who came.',
      },
    }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter function enablement.count_event_seats() security invoker reset all');
    await runner.query(withoutPolicies('enablement', ['people_of_machine']));
  }
}
