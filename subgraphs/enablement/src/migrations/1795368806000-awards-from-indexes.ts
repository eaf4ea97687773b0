import { employedAtPartner, employedByPartner } from '@channelgraph/subgraph';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who works for a partner, and what its people hold, is read from indexes alone. */
export class AwardsFromIndexes1795368806000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${employedAtPartner('enablement')}
      drop index enablement.award_by_person;
      create index award_by_person on enablement.award (person_id, awarded_at desc, id desc) include (ends_at, expires_at, certification_code);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index enablement.award_by_person;
      create index award_by_person on enablement.award (person_id, awarded_at desc, id desc);
      ${employedByPartner('enablement')}
    `);
  }
}
