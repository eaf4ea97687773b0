import { randomUUID } from 'node:crypto';
import { AT_A_GLANCE } from '@channelgraph/standalone';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, partnerOf, type House } from './house.ts';
import { TOPOLOGIES } from './topologies.ts';
import { command, form, submitted, underReview, type Registration } from './registrations.ts';

describe.each(TOPOLOGIES)('%s', topology => {
  let house: House;
  beforeAll(async () => { house = await openHouse({ topology }); });
  afterAll(() => house.close());

  interface Glance {
    readonly pipeline: { readonly openCount: number; readonly openValue: { readonly amountMinor: string }; readonly coverage: string };
    readonly certifications: { readonly totalCount: number };
    readonly tierProgress: { readonly gaps: readonly { readonly criterion: string; readonly required: string; readonly actual: string; readonly missing: string }[] };
    readonly kpi: (code: string) => string | null;
    readonly actual: (criterion: string) => bigint;
  }

  /** What the next query sees once every event has been handed over. */
  async function glance(): Promise<Glance> {
    await house.assembly.drain();
    const { partner } = await house.data('acme-admin', AT_A_GLANCE, { id: partnerOf('acme-admin') }) as { partner: Omit<Glance, 'kpi' | 'actual'> & { scorecard: { kpis: { code: string; value: string | null }[] } } }; // as selected
    return {
      ...partner,
      kpi: code => partner.scorecard.kpis.find(kpi => kpi.code === code)?.value ?? null,
      actual: criterion => BigInt(partner.tierProgress.gaps.find(gap => gap.criterion === criterion)?.actual ?? '0'),
    };
  }
  const channelRevenue = async () =>
    BigInt(((await house.data('vendor-admin', '{ channelKpis(period: CURRENT_QUARTER, codes: [K13]) { value } }')) as { channelKpis: { value: string }[] }).channelKpis[0]?.value ?? '0'); // as selected

  describe('from registration to won deal', () => {
    let registration: Registration;
    let dealId: string;
    let before: Glance;

    it('submitting, reviewing and approving protects the customer', async () => {
      registration = await underReview(house, await submitted(house, 'acme-seller', 'stark.test'));
      const { thing } = await command<Registration>(house, 'channel-manager', 'approveRegistration', { id: registration.id, expectedVersion: registration.version }, 'id status version');
      expect(thing?.status).toBe('APPROVED');
      registration = thing ?? registration;
      before = await glance();
    });

    it('converting it fills the pipeline, the same in deals and metrics', async () => {
      const { thing } = await command<Registration & { deal: { id: string } }>(house, 'acme-seller', 'convertRegistration', { id: registration.id, expectedVersion: registration.version, name: 'Stark platform' }, 'id status version deal { id }');
      expect(thing?.status).toBe('CONVERTED');
      dealId = thing?.deal.id ?? '';
      const after = await glance();
      expect(after.pipeline.openCount).toBe(before.pipeline.openCount + 1);
      expect(BigInt(after.pipeline.openValue.amountMinor)).toBeGreaterThan(BigInt(before.pipeline.openValue.amountMinor));
      expect([after.kpi('K33'), after.kpi('K34')]).toEqual([after.pipeline.openValue.amountMinor, after.pipeline.coverage]);
      before = after;
    });

    it('winning it moves pipeline, KPIs and tier progress', async () => {
      const revenue = await channelRevenue();
      const { deal } = await house.data('acme-seller', 'query ($id: ID!) { deal(id: $id) { version value { amountMinor currency } } }', { id: dealId }) as { deal: { version: number } }; // as selected
      const won = await command<{ stage: string; reportingValue: { amountMinor: string; currency: string } }>(house, 'acme-seller', 'closeDealWon',
        { id: dealId, expectedVersion: deal.version, orderId: 'PO-4711', netValue: { amountMinor: '4500000', currency: 'EUR' } }, 'stage reportingValue { amountMinor currency }');
      expect(won.thing).toMatchObject({ stage: 'WON', reportingValue: { currency: 'USD' } });
      const worth = BigInt(won.thing?.reportingValue.amountMinor ?? '0');
      const after = await glance();
      expect(after.pipeline.openCount).toBe(before.pipeline.openCount - 1);
      expect(after.actual('REVENUE') - before.actual('REVENUE')).toBe(worth);
      expect((await channelRevenue()) - revenue).toBe(worth);
      expect(after.kpi('K08')).not.toBe(before.kpi('K08'));
    });

    it('what is won stays won', async () => {
      const { deal } = await house.data('acme-seller', 'query ($id: ID!) { deal(id: $id) { version } }', { id: dealId }) as { deal: { version: number } }; // as selected
      const { userErrors } = await command(house, 'acme-seller', 'advanceDealStage', { id: dealId, expectedVersion: deal.version, stage: 'QUALIFIED', reason: 'oops' }, 'id');
      expect(userErrors.map(({ code }) => code)).toEqual(['INVALID_RESOURCE_STATE']);
    });
  });

  describe('a certification', () => {
    it('awarded counts for partner, KPI and tier in the next query', async () => {
      const before = await glance();
      const { partner } = await house.data('enablement-manager', `query ($id: ID!) { partner(id: $id) { people(first: 100) { edges { node { id awards(status: ACTIVE) { totalCount } employments { certifiable validTo } } } } } }`, { id: partnerOf('acme-admin') }) as { partner: { people: { edges: { node: { id: string; awards: { totalCount: number }; employments: { certifiable: boolean; validTo: string | null }[] } }[] } } }; // as selected
      const newcomer = partner.people.edges.map(({ node }) => node).find(({ awards, employments }) => awards.totalCount === 0 && employments.some(({ validTo }) => validTo === null));
      expect(newcomer).toBeDefined();
      const { thing, userErrors } = await command<{ status: string }>(house, 'enablement-manager', 'awardCertification', { personId: newcomer?.id, certificationCode: 'SALES_FOUNDATION', clientMutationId: randomUUID() }, 'status');
      expect({ thing, userErrors }).toEqual({ thing: { status: 'ACTIVE' }, userErrors: [] });
      const after = await glance();
      expect(after.certifications.totalCount).toBe(before.certifications.totalCount + 1);
      expect(after.actual('CERTIFIED_PEOPLE')).toBe(before.actual('CERTIFIED_PEOPLE') + 1n);
      expect(Number(after.kpi('K30'))).toBe(Number(before.kpi('K30')) + 1);
    });
  });

  describe('bad input', () => {
    it('names every field and what to do, at once', async () => {
      const drafted = await command<Registration>(house, 'acme-seller', 'createRegistrationDraft', { customerName: 'Nobody', customerCountry: 'DE' }, 'id version');
      const { thing, userErrors } = await command(house, 'acme-seller', 'submitRegistration', { id: drafted.thing?.id, expectedVersion: drafted.thing?.version }, 'id');
      expect(thing).toBeNull();
      expect(userErrors.length).toBeGreaterThanOrEqual(5);
      for (const { code, field, message } of userErrors) expect({ code, message, field }).toMatchObject({ code: expect.stringMatching(/^[A-Z_]+$/) as string, message: expect.stringMatching(/\w{3,}.*\.$/) as string }); // vitest's matchers
    });

    it('sent twice under one key has one effect; with other input it is refused', async () => {
      const clientMutationId = randomUUID();
      const input = { ...form('banner.test'), clientMutationId };
      const answers = [await command<Registration>(house, 'acme-seller', 'createRegistrationDraft', input, 'id'), await command<Registration>(house, 'acme-seller', 'createRegistrationDraft', input, 'id')];
      expect(answers[0]).toEqual(answers[1]);
      const other = await command(house, 'acme-seller', 'createRegistrationDraft', { ...input, customerName: 'Somebody else' }, 'id');
      expect(other.userErrors.map(({ code }) => code)).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    });

    it('with characters that no table can hold is refused by name', async () => {
      const { errors } = await house.ask('vendor-admin', 'mutation ($name: String!) { createPartner(input: { name: $name, kind: VAR, engagementModels: [SELL_WITH], country: "DE", segment: ENTERPRISE }) { partner { id } } }', { name: 'Nobody\u0000' });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    });

    it('on an old version says which one is current', async () => {
      const drafted = await command<Registration>(house, 'acme-seller', 'createRegistrationDraft', form('parker.test'), 'id version');
      const change = { id: drafted.thing?.id, expectedVersion: drafted.thing?.version };
      await command(house, 'acme-seller', 'submitRegistration', change, 'id');
      const { userErrors } = await command(house, 'acme-seller', 'withdrawRegistration', change, 'id');
      expect(userErrors).toMatchObject([{ code: 'CONCURRENT_MODIFICATION', field: ['expectedVersion'], message: expect.stringContaining('version 2') as string }]); // vitest's matcher
    });
  });
});
