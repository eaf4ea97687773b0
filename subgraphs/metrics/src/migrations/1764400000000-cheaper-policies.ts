import { all, any, employerEachTime, employerOnce, readingWords, reads } from '@channelgraph/subgraph';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { acts, anybody, everEmployed, everything, managed, mine, own } = readingWords('metrics');

/** Who reads sums over regions and the channel, and so needs every partner's rows. */
const addsUp = everything(['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'ANALYST']);
const of = (column: string): string => any(addsUp, own(column, 'PARTNER_ADMIN'), managed(column));

/** The same rows for everybody as before, said in fewer parts. */
export class CheaperPolicies1764400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(employerOnce('metrics') + reads('metrics', {
      partner: of('id'),
      employment: any(addsUp, mine('person_id'), own('partner_id', 'PARTNER_ADMIN'), managed('partner_id')),
      partner_status: of('partner_id'),
      tier: of('partner_id'),
      deal: of('partner_id'),
      registration: of('partner_id'),
      event_registration: of('partner_id'),
      award: any(addsUp, all(everEmployed('person_id', 'PARTNER_ADMIN'), `exists (
        select from metrics.employment e where e.person_id = award.person_id and (e.valid_to is null or award.awarded_at < e.valid_to))`)),
      exchange_rate: anybody,
      partner_event: anybody,
      target: any(
        everything(['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER']), own('partner_id', 'PARTNER_ADMIN'), managed('partner_id'), all(acts('ANALYST'), 'partner_id is null'),
      ),
    }));
  }

  /** The conditions stay: they say the same, in words that were there. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(employerEachTime('metrics'));
  }
}
