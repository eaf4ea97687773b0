import { audited, auditTable, withoutAudit } from '@channelgraph/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['course', 'certification', 'enrolment', 'award', 'partner_event', 'event_registration'];

export class Audit1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(auditTable('enablement'));
    await runner.query(audited('enablement', TABLES));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(withoutAudit('enablement', TABLES));
  }
}
