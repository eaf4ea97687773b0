import { audited, auditTable, withoutAudit } from '@channelgraph/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['product_family', 'registration_policy', 'exchange_rate', 'customer_account', 'registration', 'registration_line', 'protection', 'deal', 'deal_stage_change'];

export class Audit1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(auditTable('deals'));
    await runner.query(audited('deals', TABLES));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(withoutAudit('deals', TABLES));
  }
}
