import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who of the vendor handed in a partner's application. Nobody decides on their own. */
export class Applicants1764250000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table partners.partner add column applicant_id uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table partners.partner drop column applicant_id');
  }
}
