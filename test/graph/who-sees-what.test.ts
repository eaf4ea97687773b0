import { AT_A_GLANCE, KPIS_BY_REGION, PORTFOLIO } from '@channelgraph/standalone';
import { STORY_PEOPLE } from '@channelgraph/demo';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, partnerOf, type House } from './house.ts';
import { TOPOLOGIES } from './topologies.ts';

describe.each(TOPOLOGIES)('%s', topology => {
  let house: House;
  beforeAll(async () => { house = await openHouse({ topology }); });
  afterAll(() => house.close());

  interface Edges<Node> { readonly totalCount: number; readonly edges: readonly { readonly node: Node }[] }

  describe('everybody', () => {
    it.each(STORY_PEOPLE.map(({ key, role }) => [key, role] as const))('%s sees the own profile, as %s', async (key, role) => {
      const { me } = await house.data(key, '{ me { role person { name } partner { id } } }') as { me: { role: string; person: { name: string } | null; partner: { id: string } | null } }; // as selected
      expect(me.role).toBe(role);
      expect(me.person?.name).toEqual(expect.any(String));
      expect(me.partner?.id ?? null).toBe(STORY_PEOPLE.find(person => person.key === key)?.partnerId ?? null);
    });

    it('without work yet sees nothing else', async () => {
      for (const key of ['finance', 'mediator', 'auditor', 'distributor-user']) {
        for (const query of ['{ partners { totalCount } }', '{ deals { totalCount } }', '{ registrations { totalCount } }', '{ channelKpis { code } }']) {
          const { data, errors } = await house.ask(key, query);
          const isUnknown = key === 'distributor-user' && query.includes('channelKpis'); // a partner's people have no such field
          expect(data && Object.values<unknown>(data), `${key} ${query}`).toEqual(isUnknown ? null : [null]);
          expect(errors[0]?.extensions['code'], `${key} ${query}`).toBe(isUnknown ? 'GRAPHQL_VALIDATION_FAILED' : 'FORBIDDEN');
        }
      }
    });

    it('that is a machine sees what its scopes name', async () => {
      expect(await house.data('integration', '{ deals { totalCount } }')).toEqual(await house.data('vendor-admin', '{ deals { totalCount } }'));
      for (const query of ['{ partners { totalCount } }', '{ registrations { totalCount } }', '{ channelKpis { code } }']) {
        expect((await house.ask('integration', query)).errors[0]?.extensions['code'], query).toBe('FORBIDDEN');
      }
    });
  });

  describe('a partner', () => {
    it('sees itself and nobody else', async () => {
      const { partners } = await house.data('acme-admin', '{ partners { totalCount edges { node { id } } } }') as { partners: Edges<{ id: string }> }; // as selected
      expect(partners).toEqual({ totalCount: 1, edges: [{ node: { id: partnerOf('acme-admin') } }] });
    });

    it('sees its own deals and registrations only; a seller the own ones only', async () => {
      const query = '{ deals(first: 100) { totalCount edges { node { partner { id } owner { id } } } } registrations(first: 100) { totalCount edges { node { partner { id } } } } }';
      interface Work { readonly deals: Edges<{ partner: { id: string } | null; owner: { id: string } | null }>; readonly registrations: Edges<{ partner: { id: string } | null }> }
      const admin = await house.data('acme-admin', query) as Work; // as selected
      const seller = await house.data('acme-seller', query) as Work; // as selected
      const partners = (work: Work) => new Set([...work.deals.edges, ...work.registrations.edges].map(({ node }) => node.partner?.id));
      expect(partners(admin)).toEqual(new Set([partnerOf('acme-admin')]));
      expect(partners(seller)).toEqual(new Set([partnerOf('acme-admin')]));
      expect(seller.deals.totalCount).toBeGreaterThan(0);
      expect(seller.deals.totalCount).toBeLessThan(admin.deals.totalCount);
      const sellerId = STORY_PEOPLE.find(({ key }) => key === 'acme-seller')?.id;
      expect(new Set(seller.deals.edges.map(({ node }) => node.owner?.id))).toEqual(new Set([sellerId]));
    });

    it('learns nothing of a rival by asking for it', async () => {
      const { data, errors } = await house.ask('acme-admin', AT_A_GLANCE, { id: partnerOf('globex-admin') });
      expect({ data, errors }).toEqual({ data: { partner: null }, errors: [] });
    });

    it('as a learner sees the partner’s name and the own learning, not the money', async () => {
      const { data, errors } = await house.ask('acme-learner', AT_A_GLANCE, { id: partnerOf('acme-learner') });
      const { partner } = data as { partner: Record<string, unknown> }; // as selected
      expect(partner['name']).toEqual(expect.any(String));
      expect([partner['pipeline'], partner['scorecard']]).toEqual([null, null]);
      expect(new Set(errors.map(({ extensions }) => extensions['code']))).toEqual(new Set(['FORBIDDEN']));
    });

    it('as a seller sees no money in tier progress', async () => {
      const { partner } = await house.data('acme-seller', 'query ($id: ID!) { partner(id: $id) { currentTier { name } tierProgress { gaps { unit required actual missing } } } }', { id: partnerOf('acme-seller') }) as { partner: { currentTier: { name: string }; tierProgress: { gaps: { unit: string; required: string | null; actual: string | null; missing: string | null }[] } } }; // as selected
      expect(partner.currentTier.name).toEqual(expect.any(String));
      for (const gap of partner.tierProgress.gaps.filter(({ unit }) => unit === 'MONEY')) expect(gap).toMatchObject({ required: null, actual: null, missing: null });
    });
  });

  describe('a partner sales manager', () => {
    const READ = 'query ($id: ID!) { partner(id: $id) { name pipeline { openCount } } }';

    it('sees the portfolio and nothing beyond it', async () => {
      const { partners } = await house.data('partner-manager', PORTFOLIO) as { partners: Edges<{ name: string }> }; // as selected
      const { partners: all } = await house.data('vendor-admin', PORTFOLIO) as { partners: Edges<{ name: string }> }; // as selected
      expect(partners.totalCount).toBeGreaterThan(3);
      expect(partners.totalCount).toBeLessThan(all.totalCount);
      expect((await house.data('partner-manager', READ, { id: partnerOf('globex-admin') }) as { partner: unknown }).partner).toBeNull(); // as selected
    });

    it('loses a partner, in every subgraph, with the hand-over', async () => {
      const id = partnerOf('acme-admin');
      const manager = STORY_PEOPLE.find(({ key }) => key === 'partner-manager')?.id ?? '';
      const ASSIGN = 'mutation ($input: AssignPartnerManagerInput!) { assignPartnerManager(input: $input) { assignment { id } userErrors { code message } } }';
      expect(await house.data('partner-manager', READ, { id })).toMatchObject({ partner: { pipeline: { openCount: expect.any(Number) as number } } }); // vitest's matcher
      const other = STORY_PEOPLE.find(({ key }) => key === 'channel-manager')?.id;
      house.clock.set('2026-11-18T11:00:00Z');
      expect(await house.data('vendor-admin', ASSIGN, { input: { partnerId: id, personId: other } })).toMatchObject({ assignPartnerManager: { userErrors: [] } });
      await house.assembly.drain();
      expect(await house.data('partner-manager', READ, { id })).toEqual({ partner: null });
      house.clock.set('2026-11-18T12:00:00Z');
      await house.data('vendor-admin', ASSIGN, { input: { partnerId: id, personId: manager } });
      await house.assembly.drain();
      expect(await house.data('partner-manager', READ, { id })).toMatchObject({ partner: { pipeline: { openCount: expect.any(Number) as number } } }); // vitest's matcher
    });
  });

  describe('an analyst', () => {
    it('reads the channel by region and no partner', async () => {
      const { kpisByRegion } = await house.data('analyst', KPIS_BY_REGION) as { kpisByRegion: { region: string; kpis: { code: string; value: string | null; reason: string | null }[] }[] }; // as selected
      expect(kpisByRegion.map(({ region }) => region).sort()).toEqual(['AMER', 'APAC', 'EMEA']);
      for (const { kpis } of kpisByRegion) expect(kpis.map(({ code }) => code)).toEqual(['K13', 'K25', 'K32', 'K34']);
      expect(kpisByRegion.flatMap(({ kpis }) => kpis).filter(({ value }) => value !== null).length).toBeGreaterThan(6);
      const { errors } = await house.ask('analyst', '{ partners { totalCount } }');
      expect(errors[0]?.extensions['code']).toBe('FORBIDDEN');
    });
  });

  describe('somebody who leaves', () => {
    it('loses access that instant, whatever the token says', async () => {
      const query = '{ deals { totalCount } partners { totalCount } }';
      const { partner } = await house.data('globex-admin', 'query ($id: ID!) { partner(id: $id) { people(first: 50) { edges { node { id employments { id version validTo } } } } } }', { id: partnerOf('globex-admin') }) as { partner: { people: Edges<{ id: string; employments: { id: string; version: number; validTo: string | null }[] }> } }; // as selected
      const seller = STORY_PEOPLE.find(({ key }) => key === 'globex-seller')?.id;
      const employment = partner.people.edges.find(({ node }) => node.id === seller)?.node.employments.find(({ validTo }) => validTo === null);
      expect((await house.data('globex-seller', query) as { partners: { totalCount: number } }).partners.totalCount).toBe(1); // as selected
      const { endEmployment } = await house.data('globex-admin', 'mutation ($input: EndEmploymentInput!) { endEmployment(input: $input) { userErrors { code message } } }', { input: { id: employment?.id, expectedVersion: employment?.version } }) as { endEmployment: unknown }; // as selected
      expect(endEmployment).toEqual({ userErrors: [] });
      await house.assembly.drain();
      expect(await house.data('globex-seller', query)).toEqual({ deals: { totalCount: 0 }, partners: { totalCount: 0 } });
    });
  });

  describe('a stranger', () => {
    it('is asked to sign in', async () => {
      const response = await fetch(`${house.assembly.gateway.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: '{ partners { totalCount } }' }) });
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    });
  });
});
