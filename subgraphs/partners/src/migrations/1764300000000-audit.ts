import { audited, auditTable, withoutAudit } from '@channelgraph/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['territory', 'partner', 'person', 'employment', 'portfolio_assignment', 'territory_ownership', 'tier_program', 'tier', 'tier_criterion', 'tier_assignment'];

export class Audit1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(auditTable('partners'));
    await runner.query(audited('partners', TABLES));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(withoutAudit('partners', TABLES));
  }
}
