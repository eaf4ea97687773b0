import { askedWhenNeeded, writtenIntoStatements } from '@channelgraph/subgraph';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The same policies, of which less is prepared for each statement. */
export class AskedWhenNeeded1795369340000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(askedWhenNeeded('metrics'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(writtenIntoStatements('metrics'));
  }
}
