import { auditedAnew } from '@channelgraph/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['product_family', 'registration_policy', 'exchange_rate', 'customer_account', 'registration', 'registration_line', 'protection', 'deal', 'deal_stage_change'];

/** A change by somebody without a cause fails; before, it left no entry. */
export class CauseOfChanges1764350000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(auditedAnew('deals', TABLES));
  }

  // What was audited stays so on the way down: an older program always says why.
  async down(): Promise<void> {}
}
