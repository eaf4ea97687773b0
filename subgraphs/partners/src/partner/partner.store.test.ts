import { randomUUID } from 'node:crypto';
import { demoId } from '@channelgraph/demo';
import type { Role } from '@channelgraph/identity';
import { actor, insertRows, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partners } from '../subgraph.ts';
import { partnerReader } from './partner.store.ts';

const began = '2026-01-01T00:00:00Z';
const handedOver = '2026-06-01T00:00:00Z';
const now = new Date('2026-11-18T10:00:00Z');
const [acme, globex, sakura] = [demoId('acme'), demoId('globex'), demoId('sakura')];
const [anna, ben, gerd, olga, lena] = [demoId('anna'), demoId('ben'), demoId('gerd'), demoId('olga'), demoId('lena')];

const company = (id: string, name: string, region: string, country: string) => ({
  id, name, kind: 'RESELLER', engagement_models: ['SELL_THROUGH'], status: 'ACTIVE', status_since: began, country, region, segment: 'MID_MARKET', created_at: began, version: 1,
});
const from = (changes: object) => ({ id: randomUUID(), valid_from: began, version: 1, ...changes });

let test: TestSubgraph;
beforeAll(async () => {
  test = await openTestSubgraph(partners, { now });
  const { database } = test;
  await insertRows(database, 'partners.partner', [company(acme, 'Acme GmbH', 'EMEA', 'DE'), company(globex, 'Globex SA', 'EMEA', 'FR'), company(sakura, 'Sakura KK', 'APAC', 'JP')]);
  await insertRows(database, 'partners.person', [anna, ben, gerd, olga].map(id => ({ id, name: 'Vendor', email: 'v@vendor.example.com', side: 'VENDOR' })));
  await insertRows(database, 'partners.person', [{ id: lena, name: 'Lena', email: 'lena@acme.example.com', side: 'PARTNER' }]);
  await insertRows(database, 'partners.territory_ownership', [
    from({ person_id: anna, region: 'EMEA' }), from({ person_id: gerd, region: 'GLOBAL' }), from({ person_id: olga, region: 'APAC', valid_to: handedOver }),
  ]);
  await insertRows(database, 'partners.portfolio_assignment', [
    from({ person_id: anna, partner_id: acme, valid_to: handedOver }), from({ person_id: ben, partner_id: acme, valid_from: handedOver }),
  ]);
  await insertRows(database, 'partners.employment', [
    from({ person_id: lena, partner_id: globex, job_title: 'Engineer', certifiable: true, valid_to: handedOver }),
    from({ person_id: lena, partner_id: acme, job_title: 'Engineer', certifiable: true, valid_from: handedOver }),
  ]);
});
afterAll(() => test.close());

const as = (role: Role, personId?: string, partnerId: string | null = null, at = now) =>
  partnerReader(test.database, { actor: actor(role, { ...(personId && { personId }), partnerId }), at });
const names = async (reader: ReturnType<typeof as>) => {
  const rows = await reader.page({ filter: {}, first: 100, after: null });
  expect(await reader.count({})).toBe(rows.length);
  expect((await reader.byIds([acme, globex, sakura])).map(({ name }) => name).sort()).toEqual(rows.map(({ name }) => name));
  return rows.map(({ name }) => name);
};

describe('which partners somebody sees', () => {
  it('everything for channel operations and enablement', async () => {
    expect(await names(as('VENDOR_ADMIN'))).toEqual(['Acme GmbH', 'Globex SA', 'Sakura KK']);
    expect(await names(as('ENABLEMENT_MANAGER'))).toEqual(['Acme GmbH', 'Globex SA', 'Sakura KK']);
  });

  it('a channel sales manager: those of the territories owned now', async () => {
    expect(await names(as('CHANNEL_SALES_MANAGER', anna))).toEqual(['Acme GmbH', 'Globex SA']);
    expect(await names(as('CHANNEL_SALES_MANAGER', gerd))).toEqual(['Acme GmbH', 'Globex SA', 'Sakura KK']);
    expect(await names(as('CHANNEL_SALES_MANAGER', olga))).toEqual([]);
  });

  it('a partner sales manager: the portfolio, up to the instant of the hand-over', async () => {
    const instant = new Date(handedOver);
    const justBefore = new Date(instant.getTime() - 1);
    expect(await names(as('PARTNER_SALES_MANAGER', anna, null, justBefore))).toEqual(['Acme GmbH']);
    expect(await names(as('PARTNER_SALES_MANAGER', ben, null, justBefore))).toEqual([]);
    expect(await names(as('PARTNER_SALES_MANAGER', anna, null, instant))).toEqual([]);
    expect(await names(as('PARTNER_SALES_MANAGER', ben, null, instant))).toEqual(['Acme GmbH']);
  });

  it.each<Role>(['PARTNER_ADMIN', 'PARTNER_SELLER', 'PARTNER_LEARNER', 'DISTRIBUTOR_USER'])('%s: the employer of today', async role => {
    expect(await names(as(role, lena, acme))).toEqual(['Acme GmbH']);
    expect(await names(as(role, lena, globex)), 'a token of the former employer').toEqual([]);
    expect(await names(as(role, randomUUID(), acme)), 'somebody who never worked there').toEqual([]);
  });

  it.each<Role>(['ACCOUNT_MANAGER', 'CHANNEL_FINANCE', 'CONFLICT_MEDIATOR', 'ANALYST', 'AUDITOR', 'INTEGRATION', 'SYSTEM'])('%s: none', async role => {
    expect(await names(as(role, anna))).toEqual([]);
  });

  it('nobody sees more by a role than its reach: territory is no portfolio', async () => {
    expect(await names(as('PARTNER_SALES_MANAGER', gerd))).toEqual([]);
    expect(await names(as('CHANNEL_SALES_MANAGER', ben))).toEqual([]);
  });
});

describe('a list of partners', () => {
  it.each([
    [{ country: 'FR' }, ['Globex SA']], [{ region: 'EMEA' }, ['Acme GmbH', 'Globex SA']], [{ kind: 'RESELLER' as const, status: 'ACTIVE' as const }, ['Acme GmbH', 'Globex SA', 'Sakura KK']],
    [{ segment: 'ENTERPRISE' as const }, []], [{ managerId: ben }, ['Acme GmbH']], [{ managerId: anna }, []],
  ])('restricted to %o', async (filter, expected) => {
    const reader = as('VENDOR_ADMIN');
    expect((await reader.page({ filter, first: 100, after: null })).map(({ name }) => name)).toEqual(expected);
    expect(await reader.count(filter)).toBe(expected.length);
  });

  it('goes on after the last one seen', async () => {
    const reader = as('VENDOR_ADMIN');
    const [first] = await reader.page({ filter: {}, first: 1, after: null });
    const rest = await reader.page({ filter: {}, first: 100, after: { name: first?.name ?? '', id: first?.id ?? '' } });
    expect(rest.map(({ name }) => name)).toEqual(['Globex SA', 'Sakura KK']);
  });
});
