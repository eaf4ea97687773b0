import { all, any, employerEachTime, employerOnce, readingWords, reads } from '@channelgraph/subgraph';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { acts, anybody, belongs, everything, managed, mine, own } = readingWords('deals');

const sellers = ['PARTNER_ADMIN', 'PARTNER_SELLER'] as const;
const ofDeals = ['deals:read', 'deals:write', 'deals:close', 'registrations:convert'] as const;
const ofClaims = ['registrations:read', 'registrations:write', 'registrations:convert'] as const;
const isOwnSeller = own('partner_id', 'PARTNER_SELLER');

/** The same rows for everybody as before, said in fewer parts. */
export class CheaperPolicies1764400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(employerOnce('deals') + reads('deals', {
      partner: any(everything(['VENDOR_ADMIN'], [...ofDeals, ...ofClaims]), belongs('id', sellers, [...ofDeals, ...ofClaims]), managed('id')),
      employment: any(everything(['VENDOR_ADMIN']), mine('person_id')),
      target: any(everything(['VENDOR_ADMIN']), own('partner_id', 'PARTNER_ADMIN'), managed('partner_id')),
      product_family: anybody,
      registration_policy: anybody,
      exchange_rate: anybody,
      registration: any(
        everything(['VENDOR_ADMIN'], ofClaims), belongs('partner_id', ['PARTNER_ADMIN'], ofClaims), managed('partner_id'),
        all(isOwnSeller, any(mine('owner_id'), mine('submitter_id'))),
      ),
      deal: any(
        everything(['VENDOR_ADMIN'], ofDeals), belongs('partner_id', ['PARTNER_ADMIN'], ofDeals), managed('partner_id'),
        all(mine('owner_id'), any(isOwnSeller, acts('ACCOUNT_MANAGER'))),
      ),
    }));
  }

  /** The conditions stay: they say the same, in words that were there. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(employerEachTime('deals'));
  }
}
