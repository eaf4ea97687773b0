import { sharedPolicies, tablePolicies, withoutPolicies, type TablePolicy } from '@channelgraph/database';
import { all, any, policyWords, reachPolicies } from '@channelgraph/subgraph';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { acts, own, managed, everEmployed, anybody } = policyWords('metrics');

/** Who reads sums over regions and the channel, and so needs every partner's rows; of single partners the row scopes show less. */
const addsUp = acts('VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'ANALYST');
const of = (column: string): string => any(own(column, 'PARTNER_ADMIN'), addsUp, managed(column));
const counted = (because: string): TablePolicy => ({ see: of('partner_id'), because });
const setsTargets = acts('VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER');

export class RowLevelSecurity1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sharedPolicies('metrics'));
    await runner.query(reachPolicies('metrics', { partner: of('id'), employment: of('partner_id') }));
    await runner.query(tablePolicies('metrics', {
      partner_status: counted('The history of partners within reach.'),
      tier: counted('The tiers of partners within reach.'),
      deal: counted('Deals of partners within reach; the vendor’s direct ones go into sums alone.'),
      registration: counted('Registrations of partners within reach.'),
      event_registration: counted('Who came to events for a partner within reach.'),
      award: {
        see: any(addsUp, all(everEmployed('person_id', 'PARTNER_ADMIN'), `exists (
          select from metrics.employment e where e.person_id = award.person_id and (e.valid_to is null or award.awarded_at < e.valid_to))`)),
        because: 'Awards of people of partners within reach; what somebody earned after leaving is the next employer’s.',
      },
      exchange_rate: { see: anybody, because: 'Published rates, by which everybody’s amounts are converted.' },
      partner_event: { see: anybody, because: 'That an event took place, and when, is no partner’s secret.' },
      target: {
        see: any(setsTargets, all(acts('ANALYST'), 'partner_id is null'), own('partner_id', 'PARTNER_ADMIN'), managed('partner_id')),
        add: setsTargets, change: setsTargets, because: 'A partner’s target is its own; those of regions and the channel belong to the sums.',
      },
    }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(withoutPolicies('metrics'));
  }
}
