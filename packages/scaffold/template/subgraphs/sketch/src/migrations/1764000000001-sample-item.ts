import { audited, tablePolicies } from '@channelgraph/database';
import { any, policyWords } from '@channelgraph/subgraph';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { acts, own, managed } = policyWords('sketch');
const managers = any(acts('VENDOR_ADMIN'), managed('partner_id'));

export class SampleItem1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sketch.sample_item (
        id uuid primary key, partner_id uuid not null, name text not null, created_at timestamptz not null, version int not null
      );
      create index sample_item_by_name on sketch.sample_item (name, id);
      create index sample_item_by_partner on sketch.sample_item (partner_id, name, id);
    `);
    await runner.query(tablePolicies('sketch', {
      sample_item: { see: any(own('partner_id', 'PARTNER_ADMIN'), managers), add: managers, change: managers, because: 'Those of partners within reach.' },
    }));
    await runner.query(audited('sketch', ['sample_item']));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table sketch.sample_item');
  }
}
