import { all, any, employerEachTime, employerOnce, readingWords, reads } from '@channelgraph/subgraph';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { acts, anybody, belongs, everything, machine, machineFor, managed, mine, own } = readingWords('partners');

const PARTNER_PEOPLE = ['PARTNER_ADMIN', 'PARTNER_SELLER', 'PARTNER_LEARNER', 'DISTRIBUTOR_USER'] as const;
const VENDOR_PEOPLE = [
  'VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'ACCOUNT_MANAGER', 'CHANNEL_FINANCE', 'CONFLICT_MEDIATOR', 'ENABLEMENT_MANAGER',
] as const;
const knowsPeople = 'people:read';
const opening = ['partners:read', knowsPeople, 'tiers:read'] as const;
const of = (column: string): string => any(everything(['VENDOR_ADMIN', 'ENABLEMENT_MANAGER'], opening), belongs(column, PARTNER_PEOPLE, opening), managed(column));
const knowsVendorPeople = any(acts(...VENDOR_PEOPLE, ...PARTNER_PEOPLE), machine(knowsPeople));

/** The same rows for everybody as before, said in fewer parts. */
export class CheaperPolicies1764400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(employerOnce('partners') + reads('partners', {
      partner: of('id'),
      employment: any(
        everything(['VENDOR_ADMIN', 'ENABLEMENT_MANAGER', 'CHANNEL_SALES_MANAGER']), mine('person_id'), own('partner_id', ...PARTNER_PEOPLE), managed('partner_id'),
        all('partner_id is null', knowsVendorPeople), all('partner_id is not null', machineFor('partner_id', knowsPeople)),
      ),
      tier_program: anybody,
      tier: anybody,
      tier_criterion: anybody,
      tier_assignment: of('partner_id'),
      partner_fact: of('partner_id'),
    }));
  }

  /** The conditions stay: they say the same, in words that were there. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(employerEachTime('partners'));
  }
}
