import { sharedPolicies, sharedTables } from '@channelgraph/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Migrated } from './server.ts';

/** A schema with the tables every subgraph has, and whatever else a test needs: for testing the packages below the subgraphs. */
export function bareSchema(name: string, tables = ''): Migrated {
  class Bare implements MigrationInterface {
    readonly name = 'Bare1700000000000';

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(sharedTables(name) + sharedPolicies(name) + tables);
    }

    down = () => Promise.resolve();
  }
  return { name, migrations: [Bare] };
}
