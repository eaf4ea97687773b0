import { machinesAskedByCall, machinesAskedInPlace } from '@channelgraph/subgraph';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The same policies, of which less is prepared for each statement. */
export class MachinesAskedByCall1795369340000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(machinesAskedByCall('enablement'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(machinesAskedInPlace('enablement'));
  }
}
