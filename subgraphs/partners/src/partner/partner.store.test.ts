import { randomUUID } from 'node:crypto';
import type { Role } from '@channelgraph/identity';
import { actor, insertRows, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { company, holding, idOf, someone, working } from '../../testing/situation.ts';
import { partners } from '../subgraph.ts';
import { partnerReader } from './partner.store.ts';

const handedOver = '2026-06-01T00:00:00Z';
const now = new Date('2026-11-18T10:00:00Z');
const [acme, globex, sakura] = [idOf('Acme'), idOf('Globex'), idOf('Sakura')];
const [anna, ben, gerd, olga, lena] = [idOf('Anna'), idOf('Ben'), idOf('Gerd'), idOf('Olga'), idOf('Lena')];

let test: TestSubgraph;
beforeAll(async () => {
  test = await openTestSubgraph(partners, { now });
  const { database } = test;
  await insertRows(database, 'partners.partner', [company('Acme'), company('Globex', { country: 'FR' }), company('Sakura', { country: 'JP', region: 'APAC' })]);
  await insertRows(database, 'partners.person', [...['Anna', 'Ben', 'Gerd', 'Olga'].map(name => someone(name, 'VENDOR')), someone('Lena', 'PARTNER')]);
  await insertRows(database, 'partners.territory_ownership', [
    holding({ person_id: anna, region: 'EMEA' }), holding({ person_id: gerd, region: 'GLOBAL' }), holding({ person_id: olga, region: 'APAC', valid_to: handedOver }),
  ]);
  await insertRows(database, 'partners.portfolio_assignment', [
    holding({ person_id: anna, partner_id: acme, valid_to: handedOver }), holding({ person_id: ben, partner_id: acme, valid_from: handedOver }),
  ]);
  await insertRows(database, 'partners.employment', [working('Lena', 'Globex', { valid_to: handedOver }), working('Lena', 'Acme', { valid_from: handedOver })]);
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
    expect(await names(as('VENDOR_ADMIN'))).toEqual(['Acme', 'Globex', 'Sakura']);
    expect(await names(as('ENABLEMENT_MANAGER'))).toEqual(['Acme', 'Globex', 'Sakura']);
  });

  it('a channel sales manager: those of the territories owned now', async () => {
    expect(await names(as('CHANNEL_SALES_MANAGER', anna))).toEqual(['Acme', 'Globex']);
    expect(await names(as('CHANNEL_SALES_MANAGER', gerd))).toEqual(['Acme', 'Globex', 'Sakura']);
    expect(await names(as('CHANNEL_SALES_MANAGER', olga))).toEqual([]);
  });

  it('a partner sales manager: the portfolio, up to the instant of the hand-over', async () => {
    const instant = new Date(handedOver);
    const justBefore = new Date(instant.getTime() - 1);
    expect(await names(as('PARTNER_SALES_MANAGER', anna, null, justBefore))).toEqual(['Acme']);
    expect(await names(as('PARTNER_SALES_MANAGER', ben, null, justBefore))).toEqual([]);
    expect(await names(as('PARTNER_SALES_MANAGER', anna, null, instant))).toEqual([]);
    expect(await names(as('PARTNER_SALES_MANAGER', ben, null, instant))).toEqual(['Acme']);
  });

  it.each<Role>(['PARTNER_ADMIN', 'PARTNER_SELLER', 'PARTNER_LEARNER', 'DISTRIBUTOR_USER'])('%s: the employer of today', async role => {
    expect(await names(as(role, lena, acme))).toEqual(['Acme']);
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
    [{ country: 'FR' }, ['Globex']], [{ region: 'EMEA' }, ['Acme', 'Globex']], [{ kind: 'RESELLER' as const, status: 'ACTIVE' as const }, ['Acme', 'Globex', 'Sakura']],
    [{ segment: 'ENTERPRISE' as const }, []], [{ managerId: ben }, ['Acme']], [{ managerId: anna }, []],
  ])('restricted to %o', async (filter, expected) => {
    const reader = as('VENDOR_ADMIN');
    expect((await reader.page({ filter, first: 100, after: null })).map(({ name }) => name)).toEqual(expected);
    expect(await reader.count(filter)).toBe(expected.length);
  });

  it('goes on after the last one seen', async () => {
    const reader = as('VENDOR_ADMIN');
    const [first] = await reader.page({ filter: {}, first: 1, after: null });
    const rest = await reader.page({ filter: {}, first: 100, after: { name: first?.name ?? '', id: first?.id ?? '' } });
    expect(rest.map(({ name }) => name)).toEqual(['Globex', 'Sakura']);
  });
});
