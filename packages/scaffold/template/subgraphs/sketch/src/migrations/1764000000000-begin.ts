import { sharedTables } from '@channelgraph/database';
import { reachTables } from '@channelgraph/subgraph';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Begin1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sharedTables('sketch'));
    await runner.query(reachTables('sketch'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema sketch cascade');
  }
}
