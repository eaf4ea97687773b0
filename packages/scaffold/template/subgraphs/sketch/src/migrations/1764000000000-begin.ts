import { auditTable, sharedPolicies, sharedTables } from '@channelgraph/database';
import { any, employerOnce, machinesAskedByCall, policyWords, reachPolicies, reachTables } from '@channelgraph/subgraph';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { acts, own, managed } = policyWords('sketch');

export class Begin1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sharedTables('sketch'));
    await runner.query(reachTables('sketch'));
    await runner.query(sharedPolicies('sketch'));
    await runner.query(reachPolicies('sketch', { partner: any(own('id', 'PARTNER_ADMIN'), acts('VENDOR_ADMIN'), managed('id')) }));
    await runner.query(employerOnce('sketch') + machinesAskedByCall('sketch'));
    await runner.query(auditTable('sketch'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema sketch cascade');
  }
}
