import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every look at a partner asks for its tier; the index behind the constraint `tier_assignment_one_tier` would answer, and takes
 * five times as long, so PostgreSQL is given everything it needs in this one.
 */
export class TiersByPartner1795370469000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index tier_assignment_by_partner on partners.tier_assignment (partner_id, valid_from) include (valid_to, program_id, tier_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index partners.tier_assignment_by_partner');
  }
}
