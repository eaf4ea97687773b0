import { AT_A_GLANCE } from '@channelgraph/standalone';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, partnerOf, type House } from './house.ts';
import { TOPOLOGIES } from './topologies.ts';

describe.each(TOPOLOGIES)('%s', topology => {
  let house: House;
  // Nothing but the questions of the test is counted.
  beforeAll(async () => { house = await openHouse({ topology, delivery: 'on-demand' }); });
  afterAll(() => house.close());

  const SELECTION = AT_A_GLANCE.slice(AT_A_GLANCE.indexOf('name engagementModels'), AT_A_GLANCE.lastIndexOf('}', AT_A_GLANCE.lastIndexOf('}') - 1));
  const PAGE = `query Page($first: Int!, $after: String) {
    partners(first: $first, after: $after, filter: { status: ACTIVE }) {
      totalCount pageInfo { hasNextPage endCursor } edges { node { id ${SELECTION} } }
    }
  }`;

  interface Glance {
    readonly id: string;
    readonly name: string;
    readonly currentTier: unknown;
    readonly tierProgress: unknown;
    readonly pipeline: { readonly openCount: number; readonly openValue: { readonly amountMinor: string }; readonly coverage: string | null };
    readonly certifications: { readonly totalCount: number };
    readonly scorecard: { readonly kpis: readonly { readonly code: string; readonly value: string | null; readonly reason: string | null }[] };
  }

  async function everyActivePartner(): Promise<readonly Glance[]> {
    const found: Glance[] = [];
    for (let after: string | null = null; ;) {
      const { partners } = await house.data('vendor-admin', PAGE, { first: 20, after }) as { partners: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null }; edges: { node: Glance }[] } }; // as selected
      found.push(...partners.edges.map(({ node }) => node));
      if (!partners.pageInfo.hasNextPage) {
        expect(found).toHaveLength(partners.totalCount);
        return found;
      }
      after = partners.pageInfo.endCursor;
    }
  }

  describe('a partner at a glance', () => {
    it('shows tier, pipeline, certifications and KPIs of every active demo partner', async () => {
      const partners = await everyActivePartner();
      expect(partners.length).toBeGreaterThan(30);
      for (const { name, currentTier, tierProgress, pipeline, certifications, scorecard } of partners) {
        expect({ name, parts: [currentTier, tierProgress, pipeline, certifications, scorecard].filter(part => part === null) }).toEqual({ name, parts: [] });
        expect(scorecard.kpis.length, name).toBeGreaterThanOrEqual(6);
        for (const { code, value, reason } of scorecard.kpis) expect(value === null, `${name} ${code}: ${reason ?? 'no reason'}`).toBe(reason !== null);
      }
      expect(partners.filter(({ pipeline }) => pipeline.openCount > 0).length).toBeGreaterThan(partners.length / 2);
      expect(partners.filter(({ certifications }) => certifications.totalCount > 0).length).toBeGreaterThan(partners.length / 2);
    });

    it('counts pipeline and coverage the same way in the deal room and on the scorecard (K33, K34)', async () => {
      const different = (await everyActivePartner()).flatMap(({ name, pipeline, scorecard }) => {
        const value = (code: string) => scorecard.kpis.find(kpi => kpi.code === code)?.value ?? null;
        return pipeline.openValue.amountMinor === value('K33') && pipeline.coverage === value('K34') ? []
          : [{ name, deals: [pipeline.openValue.amountMinor, pipeline.coverage], metrics: [value('K33'), value('K34')] }];
      });
      expect(different).toEqual([]);
    });

    it('is the same asked alone and asked in a page', async () => {
      const [first] = await everyActivePartner();
      const { partner } = await house.data('vendor-admin', AT_A_GLANCE.replace('name engagementModels', 'id name engagementModels'), { id: first?.id }) as { partner: Glance }; // as selected
      expect(partner).toEqual(first);
    });

    it('is the same asked alone and asked by many at once, and nobody gets the answer of another', async () => {
      const ids = (await everyActivePartner()).slice(0, 15).map(({ id }) => id);
      const asked = ['vendor-admin', 'acme-admin', 'globex-admin'].flatMap(person => ids.map(id => [person, id] as const));
      const alone = [];
      house.counts.reset();
      for (const [person, id] of asked) alone.push(await house.ask(person, AT_A_GLANCE, { id }));
      const requestsAlone = house.counts.requests.length;
      house.counts.reset();
      const together = await Promise.all(asked.map(([person, id]) => house.ask(person, AT_A_GLANCE, { id })));
      expect(together).toEqual(alone);
      expect(house.counts.requests.length).toBeLessThan(requestsAlone);
      expect(new Set(together.map(answer => JSON.stringify(answer))).size).toBeGreaterThan(ids.length);
    });
  });

  describe('what it costs', () => {
    const cost = async (first: number) => {
      house.counts.reset();
      await house.data('vendor-admin', PAGE, { first });
      const { statements, requests } = house.counts;
      return { statements, requests: [...requests].sort() };
    };

    it('the same SQL statements and subgraph requests for 50 partners as for 1', async () => {
      const one = await cost(1);
      expect(await cost(50)).toEqual(one);
      expect(one.statements).toBeLessThan(40);
    });

    it('one subgraph request per subgraph and step of the plan', async () => {
      const { requests } = await cost(50);
      // partners twice: the page first, the names of certified people last
      expect(requests).toEqual(['deals', 'enablement', 'metrics', 'partners', 'partners']);
    });
  });

  describe('a page of partners', () => {
    const NAMES = 'query ($first: Int!, $after: String) { partners(first: $first, after: $after) { edges { cursor node { name } } pageInfo { hasNextPage endCursor } } }';

    it('continues after any cursor, without gap or repetition', async () => {
      const all = await house.data('vendor-admin', NAMES, { first: 100 }) as { partners: { edges: { cursor: string; node: { name: string } }[] } }; // as selected
      for (const index of [0, 17, 40]) {
        const rest = await house.data('vendor-admin', NAMES, { first: 5, after: all.partners.edges[index]?.cursor }) as typeof all; // same query
        expect(rest.partners.edges).toEqual(all.partners.edges.slice(index + 1, index + 6));
      }
    });

    it('says what is wrong with its arguments', async () => {
      for (const variables of [{ first: 0 }, { first: 101 }, { first: 5, after: 'x' }]) {
        const { data, errors } = await house.ask('vendor-admin', NAMES, variables);
        // The length of a page is judged at the door, before any subgraph is asked.
        expect(data).toEqual('after' in variables ? { partners: null } : null);
        expect(errors).toMatchObject([{ message: expect.stringMatching(/^(first|after): /) as string, extensions: { code: 'BAD_USER_INPUT' } }]); // vitest's matcher
      }
    });

    it('of a single partner that does not exist is null, like one that is not yours', async () => {
      const query = 'query ($id: ID!) { partner(id: $id) { name } }';
      const answers = [];
      for (const id of ['00000000-0000-4000-8000-000000000000', 'no id at all', partnerOf('globex-admin')]) answers.push(await house.ask('acme-admin', query, { id }));
      expect(answers).toEqual(Array(3).fill({ data: { partner: null }, errors: [] }));
    });
  });
});
