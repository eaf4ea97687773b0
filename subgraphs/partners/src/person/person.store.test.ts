import type { Role } from '@channelgraph/identity';
import { actor, insertRows, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { company, holding, idOf, someone, working } from '../../testing/situation.ts';
import { partners } from '../subgraph.ts';
import { employmentReader } from './employment.store.ts';
import { personReader } from './person.store.ts';

const moved = new Date('2026-06-01T00:00:00Z');
const now = new Date('2026-11-18T10:00:00Z');
const [acme, globex] = [idOf('Acme'), idOf('Globex')];
/** Anna has both partners by territory, Ben has Acme in his portfolio; Lena moved from Globex to Acme; Nora works nowhere. */
const [anna, ben, ada, lena, gus, nora] = [idOf('Anna'), idOf('Ben'), idOf('Ada'), idOf('Lena'), idOf('Gus'), idOf('Nora')];
const everybody = [ada, anna, ben, gus, lena, nora];
const vendor = ['Ada', 'Anna', 'Ben'];

let test: TestSubgraph;
beforeAll(async () => {
  test = await openTestSubgraph(partners, { now });
  const { database } = test;
  await insertRows(database, 'partners.partner', [company('Acme'), company('Globex')]);
  await insertRows(database, 'partners.person', [...vendor.map(name => someone(name, 'VENDOR')), ...['Lena', 'Gus', 'Nora'].map(name => someone(name, 'PARTNER'))]);
  await insertRows(database, 'partners.employment', [
    working('Lena', 'Globex', { id: idOf('Lena at Globex'), valid_to: moved }), working('Lena', 'Acme', { id: idOf('Lena at Acme'), valid_from: moved }),
    working('Gus', 'Globex'), working('Ada', null, { id: idOf('Ada at the vendor') }),
  ]);
  await insertRows(database, 'partners.territory_ownership', [holding({ person_id: anna, region: 'EMEA' })]);
  await insertRows(database, 'partners.portfolio_assignment', [holding({ person_id: ben, partner_id: acme })]);
});
afterAll(() => test.close());

const as = (role: Role, personId?: string, partnerId: string | null = null, at = now) => ({ actor: actor(role, { ...(personId && { personId }), partnerId }), at });
async function seen(viewer: ReturnType<typeof as>) {
  const people = await personReader(test.database, viewer).byIds(everybody);
  const sorted = [...people].sort((a, b) => a.name.localeCompare(b.name));
  return { names: sorted.map(({ name }) => name), reachable: sorted.filter(({ email }) => email !== null).map(({ name }) => name) };
}

describe('whose names and addresses somebody sees', () => {
  it.each<[string, Role, string | undefined, string | null, string[], string[]]>([
    ['channel operations: everybody’s', 'VENDOR_ADMIN', undefined, null, [...vendor, 'Gus', 'Lena', 'Nora'], [...vendor, 'Gus', 'Lena', 'Nora']],
    ['enablement: everybody’s', 'ENABLEMENT_MANAGER', undefined, null, [...vendor, 'Gus', 'Lena', 'Nora'], [...vendor, 'Gus', 'Lena', 'Nora']],
    ['a channel sales manager: the territory’s, and who works nowhere', 'CHANNEL_SALES_MANAGER', anna, null, [...vendor, 'Gus', 'Lena', 'Nora'], [...vendor, 'Gus', 'Lena', 'Nora']],
    ['a channel sales manager without territory', 'CHANNEL_SALES_MANAGER', ben, null, [...vendor, 'Nora'], [...vendor, 'Nora']],
    ['a partner sales manager: the portfolio’s', 'PARTNER_SALES_MANAGER', ben, null, [...vendor, 'Lena'], [...vendor, 'Lena']],
    ['an account manager: colleagues', 'ACCOUNT_MANAGER', undefined, null, vendor, vendor],
    ['finance: colleagues', 'CHANNEL_FINANCE', undefined, null, vendor, vendor],
    ['a mediator: colleagues', 'CONFLICT_MEDIATOR', undefined, null, vendor, vendor],
    ['a partner’s principal: the company, and the vendor’s names', 'PARTNER_ADMIN', lena, acme, [...vendor, 'Lena'], ['Lena']],
    ['a seller at Globex: names of those who left, not where to find them', 'PARTNER_SELLER', gus, globex, [...vendor, 'Gus', 'Lena'], ['Gus']],
    ['a learner at Globex: the same', 'PARTNER_LEARNER', gus, globex, [...vendor, 'Gus', 'Lena'], ['Gus']],
    ['a distributor: the same', 'DISTRIBUTOR_USER', gus, globex, [...vendor, 'Gus', 'Lena'], ['Gus']],
    ['somebody with a token of a former employer: the own', 'PARTNER_SELLER', lena, globex, [...vendor, 'Lena'], ['Lena']],
    ['an analyst: the own', 'ANALYST', ada, null, ['Ada'], ['Ada']],
    ['an auditor: the own', 'AUDITOR', ada, null, ['Ada'], ['Ada']],
    ['a machine: none', 'INTEGRATION', undefined, null, [], []],
    ['the programme’s timers, and whoever did not sign in: none', 'SYSTEM', undefined, null, [], []],
  ])('%s', async (_, role, personId, partnerId, names, reachable) => {
    expect(await seen(as(role, personId, partnerId))).toEqual({ names, reachable });
  });

  it('changes at the instant of a move', async () => {
    const justBefore = new Date(moved.getTime() - 1);
    expect((await seen(as('PARTNER_SELLER', gus, globex, justBefore))).reachable).toEqual(['Gus', 'Lena']);
    expect((await seen(as('PARTNER_SELLER', gus, globex, moved))).reachable).toEqual(['Gus']);
    expect((await seen(as('PARTNER_SALES_MANAGER', ben, null, justBefore))).names).toEqual(vendor);
    expect((await seen(as('PARTNER_SALES_MANAGER', ben, null, moved))).names).toEqual([...vendor, 'Lena']);
  });
});

describe('who works for a partner', () => {
  it('is everybody employed now, page by page and counted', async () => {
    const reader = personReader(test.database, as('VENDOR_ADMIN', undefined, null, new Date(moved.getTime() - 1)));
    const page = await reader.pagesOf([globex, acme], { first: 1, after: null });
    expect(page.get(globex)?.map(({ name }) => name), 'one more than asked for').toEqual(['Gus', 'Lena']);
    expect(page.get(acme)).toEqual([]);
    const rest = await reader.pagesOf([globex], { first: 1, after: { name: 'Gus', id: gus } });
    expect(rest.get(globex)?.map(({ name }) => name)).toEqual(['Lena']);
    expect(await reader.countsOf([globex, acme])).toEqual(new Map([[globex, 2], [acme, 0]]));
  });

  it('is nobody at a partner out of sight, counts included', async () => {
    const reader = personReader(test.database, as('PARTNER_ADMIN', lena, acme));
    expect([...(await reader.pagesOf([globex, acme], { first: 10, after: null })).keys()]).toEqual([acme]);
    expect(await reader.countsOf([globex, acme])).toEqual(new Map([[acme, 1]]));
  });
});

describe('where somebody has worked', () => {
  const employers = async (viewer: ReturnType<typeof as>, ...people: string[]) =>
    [...(await employmentReader(test.database, viewer).ofPeople(people)).values()].flat().map(({ partnerId }) => partnerId);

  it('is seen as far as the partners are', async () => {
    expect(await employers(as('VENDOR_ADMIN'), lena)).toEqual([acme, globex]);
    expect(await employers(as('PARTNER_SELLER', gus, globex), lena), 'where the former colleague went is not told').toEqual([globex]);
    expect(await employers(as('PARTNER_SALES_MANAGER', ben), lena, gus)).toEqual([acme]);
    expect(await employers(as('ACCOUNT_MANAGER'), lena, gus)).toEqual([]);
  });

  it('is one’s own in full, and the vendor’s for everybody who sees its people', async () => {
    expect(await employers(as('PARTNER_SELLER', lena, acme), lena)).toEqual([acme, globex]);
    expect(await employers(as('PARTNER_SELLER', lena, acme), ada)).toEqual([null]);
    expect(await employers(as('ANALYST'), ada)).toEqual([]);
  });

  it('is the same by id', async () => {
    const ids = [idOf('Lena at Globex'), idOf('Lena at Acme'), idOf('Ada at the vendor')];
    const found = await employmentReader(test.database, as('PARTNER_SELLER', gus, globex)).byIds(ids);
    expect(found.map(({ id }) => id).sort()).toEqual([ids[0], ids[2]].sort());
  });
});
