import { sharedPolicies, tablePolicies, withoutPolicies } from '@channelgraph/database';
import { all, any, policyWords, reachPolicies } from '@channelgraph/subgraph';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { acts, own, managed, mine, anybody, machine, machineFor } = policyWords('deals');

const sellers = ['PARTNER_ADMIN', 'PARTNER_SELLER'] as const;
const ofDeals = ['deals:read', 'deals:write', 'deals:close', 'registrations:convert'] as const;
const ofClaims = ['registrations:read', 'registrations:write', 'registrations:convert'] as const;
const partners = any(own('id', ...sellers), acts('VENDOR_ADMIN'), managed('id'), machineFor('id', ...ofDeals, ...ofClaims));
const sold = any(
  all(own('partner_id', ...sellers), any(acts('PARTNER_ADMIN'), mine('owner_id'))), acts('VENDOR_ADMIN'), managed('partner_id'),
  all(acts('ACCOUNT_MANAGER'), mine('owner_id')), machineFor('partner_id', ...ofDeals),
);
/** A seller may convert what it submitted for a colleague: then the deal is the colleague's. */
const opened = any(own('partner_id', ...sellers), acts('VENDOR_ADMIN'), managed('partner_id'), all(acts('ACCOUNT_MANAGER'), mine('owner_id')), machineFor('partner_id', 'deals:write', 'registrations:convert'));
const claimed = any(
  all(own('partner_id', ...sellers), any(acts('PARTNER_ADMIN'), mine('owner_id'), mine('submitter_id'))), acts('VENDOR_ADMIN'), managed('partner_id'),
  machineFor('partner_id', ...ofClaims),
);
const lineOfClaim = 'exists (select from deals.registration r where r.id = registration_id)';
const decides = acts('VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER');
const keepsRates = any(acts('VENDOR_ADMIN', 'CHANNEL_FINANCE'), machine('exchange-rates:publish'));

export class RowLevelSecurity1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sharedPolicies('deals'));
    await runner.query(reachPolicies('deals', { partner: partners }));
    await runner.query(`
      create function deals.partner_of_deal(deal_id uuid) returns uuid language sql stable security definer set search_path = pg_catalog as $$
        select d.partner_id from deals.deal d where d.id = deal_id $$;
    `);
    await runner.query(tablePolicies('deals', {
      target: { see: any(own('partner_id', 'PARTNER_ADMIN'), acts('VENDOR_ADMIN'), managed('partner_id')), because: 'The business of those who answer for it, not of a single seller.' },
      product_family: { see: anybody, because: 'The catalogue is the same for everybody.' },
      registration_policy: { see: anybody, because: 'Every claim is measured by these terms, and no partner has terms of its own.' },
      exchange_rate: { see: anybody, add: keepsRates, change: keepsRates, because: 'Published rates, by which everybody’s amounts are converted.' },
      customer_account: {
        see: any(decides, all(acts('PARTNER_SALES_MANAGER', 'ACCOUNT_MANAGER'), "status = 'CONFIRMED'")),
        because: 'An account tells that somebody named the customer: no partner sees any, who sells for the vendor only confirmed ones.',
      },
      registration: { see: claimed, add: claimed, change: claimed, because: 'Claims of partners within reach; a seller’s are those it drafted or submitted.' },
      registration_line: { see: lineOfClaim, add: lineOfClaim, change: lineOfClaim, remove: lineOfClaim, because: 'As the registration they belong to.' },
      protection: { see: decides, add: decides, because: 'Who holds a customer is known to who decides, and to no partner.' },
      deal: { see: sold, add: opened, change: sold, because: 'Deals of partners within reach; sellers and account managers have their own.' },
      deal_stage_change: {
        see: 'exists (select from deals.deal d where d.id = deal_id)',
        add: all(mine('person_id'), any(acts('VENDOR_ADMIN', 'PARTNER_SALES_MANAGER', 'ACCOUNT_MANAGER'), own('deals.partner_of_deal(deal_id)', ...sellers), machineFor('deals.partner_of_deal(deal_id)', 'deals:write', 'deals:close', 'registrations:convert'))),
        because: 'As the deal they belong to; whoever moves a deal signs for it, and the past is not changed.',
      },
    }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(withoutPolicies('deals', ['partner_of_deal']));
  }
}
