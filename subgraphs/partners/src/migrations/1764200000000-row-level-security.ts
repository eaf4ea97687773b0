import { sharedPolicies, tablePolicies, withoutPolicies, type TablePolicy } from '@channelgraph/database';
import { all, any, policyWords, reachFunctions } from '@channelgraph/subgraph';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { acts, own, managed, mine, employed, everEmployed, anybody, machine, machineFor } = policyWords('partners');

const PARTNER_PEOPLE = ['PARTNER_ADMIN', 'PARTNER_SELLER', 'PARTNER_LEARNER', 'DISTRIBUTOR_USER'] as const;
const VENDOR_PEOPLE = [
  'VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'ACCOUNT_MANAGER', 'CHANNEL_FINANCE', 'CONFLICT_MEDIATOR', 'ENABLEMENT_MANAGER',
] as const;

const admin = acts('VENDOR_ADMIN');
const seesEveryPartner = acts('VENDOR_ADMIN', 'ENABLEMENT_MANAGER');
/** Who may find a first or next employer for somebody must know who has one. */
const seesEverybody = acts('VENDOR_ADMIN', 'ENABLEMENT_MANAGER', 'CHANNEL_SALES_MANAGER');
const knowsPeople = 'people:read';
const knowsVendorPeople = any(acts(...VENDOR_PEOPLE, ...PARTNER_PEOPLE), machine(knowsPeople));
const of = (column: string): string => any(own(column, ...PARTNER_PEOPLE), seesEveryPartner, managed(column), machineFor(column, 'partners:read', knowsPeople, 'tiers:read'));
const looksAfter = (column: string): string => any(admin, all(acts('CHANNEL_SALES_MANAGER'), managed(column)));
const ladder: TablePolicy = { see: anybody, because: 'Programmes are the same for every partner; amounts are shown by the resolvers to whom they concern.' };
const person = any(seesEverybody, mine('id'), all("side = 'VENDOR'", knowsVendorPeople), everEmployed('id', ...PARTNER_PEOPLE), all(machine(knowsPeople), any('(select partners.actor_partner() is null)', 'id in (select partners.people_of_machine())')));
const hires = any(looksAfter('partner_id'), own('partner_id', 'PARTNER_ADMIN'));

export class RowLevelSecurity1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sharedPolicies('partners'));
    await runner.query(reachFunctions('partners'));
    await runner.query(`
      create function partners.people_of_machine() returns setof uuid language sql stable security definer set search_path = pg_catalog as $$
        select e.person_id from partners.employment e where e.partner_id = partners.actor_partner() and e.valid_from <= partners.actor_at() $$;
    `);
    await runner.query(tablePolicies('partners', {
      territory: { see: acts(...VENDOR_PEOPLE, ...PARTNER_PEOPLE, 'ANALYST'), because: 'How the market is divided is no partner’s secret.' },
      partner: { see: of('id'), lock: of('id'), add: acts('VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER'), change: looksAfter('id'), because: 'Partners within reach.' },
      person: { see: person, lock: person, because: 'Oneself, the vendor’s people, and who works or worked for a partner within reach.' },
      employment: {
        see: any(seesEverybody, mine('person_id'), all('partner_id is null', knowsVendorPeople), own('partner_id', ...PARTNER_PEOPLE), managed('partner_id'), all('partner_id is not null', machineFor('partner_id', knowsPeople))),
        add: hires, change: hires, because: 'The own, the vendor’s, and those at partners within reach.',
      },
      portfolio_assignment: {
        see: any(seesEveryPartner, mine('person_id'), own('partner_id', ...PARTNER_PEOPLE), managed('partner_id')),
        add: looksAfter('partner_id'), change: looksAfter('partner_id'), because: 'Who looks after partners within reach.',
      },
      territory_ownership: { see: acts(...VENDOR_PEOPLE), add: admin, change: admin, because: 'Who owns which part of the market is the vendor’s business.' },
      tier_program: ladder,
      tier: ladder,
      tier_criterion: ladder,
      tier_assignment: { see: of('partner_id'), add: admin, change: admin, because: 'What partners within reach hold and held.' },
      partner_fact: { see: of('partner_id'), because: 'What tiers of partners within reach are judged on.' },
      person_fact: { see: any(seesEveryPartner, employed('person_id', ...PARTNER_PEOPLE), all(machine('tiers:read'), any('(select partners.actor_partner() is null)', 'person_id in (select partners.people_of_machine())'))), because: 'Certifications that count for the partners within reach.' },
    }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(withoutPolicies('partners', ['people_of_machine']));
  }
}
