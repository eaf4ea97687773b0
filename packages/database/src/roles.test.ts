import pg from 'pg';
import '@channelgraph/testing';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { makeRoles } from './index.ts';

const superuserUrl = inject('postgres');
const address = (role: string, password: string): string => superuserUrl.replace(/\/\/[^@]+@/, `//${role}:${password}@`).replace(/\/postgres$/, '/roles_test');

async function asking<Row extends pg.QueryResultRow>(url: string, question: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client.query<Row>(question).then(({ rows }) => rows).finally(() => client.end());
}

afterAll(async () => {
  await asking(superuserUrl, 'drop database roles_test with (force)');
  for (const role of ['roles_test', 'roles_test_owner']) await asking(superuserUrl, `drop role ${role}`);
});

describe('the roles that addresses name', () => {
  const urls = (password: string) => [{ url: address('roles_test', password), ownerUrl: address('roles_test_owner', password) }];

  it('are made with their database; the owner may make schemas, the other has deadlines, and plans once for all values', async () => {
    await makeRoles({ superuserUrl, urls: urls('one') });
    const may = `select has_database_privilege(current_database(), 'create') as may, current_setting('statement_timeout') as deadline, current_setting('plan_cache_mode') as plans`;
    expect(await asking(address('roles_test_owner', 'one'), may)).toEqual([{ may: true, deadline: '0', plans: 'auto' }]);
    expect(await asking(address('roles_test', 'one'), may)).toEqual([{ may: false, deadline: '3s', plans: 'force_generic_plan' }]);
  });

  it('have the password of their address from then on', async () => {
    await makeRoles({ superuserUrl, urls: urls('two') });
    await expect(asking(address('roles_test', 'one'), 'select 1')).rejects.toThrow('password authentication failed');
    await expect(asking(address('roles_test', 'two'), 'select 1')).resolves.toHaveLength(1);
  });
});
