import { audited, auditTable, withoutAudit } from '@channelgraph/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['target'];

export class Audit1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(auditTable('metrics'));
    await runner.query(audited('metrics', TABLES));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(withoutAudit('metrics', TABLES));
  }
}
