import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type House } from './house.ts';
import { TOPOLOGIES } from './topologies.ts';
import { command, form, PARTNER_VIEW, submitted, underReview, type Registration } from './registrations.ts';

describe.each(TOPOLOGIES)('%s', topology => {
  let house: House;
  beforeAll(async () => { house = await openHouse({ topology }); });
  afterAll(() => house.close());

  /** What a partner is told, without what is its own (ids) or the clock's. */
  const told = (thing: Record<string, unknown> | null) => ({ ...thing, id: 'own', customerDomain: 'own' });

  async function submitAsTold(who: string, domain: string) {
    const drafted = await command<Registration>(house, who, 'createRegistrationDraft', form(domain), 'id version');
    const { thing, userErrors } = await command<Record<string, unknown>>(house, who, 'submitRegistration', { id: drafted.thing?.id, expectedVersion: drafted.thing?.version }, PARTNER_VIEW);
    return { id: String(thing?.['id']), told: told(thing), userErrors };
  }
  const read = async (who: string, id: string) => told((await house.data(who, `query ($id: ID!) { registration(id: $id) { ${PARTNER_VIEW} } }`, { id }) as { registration: Record<string, unknown> }).registration); // as selected

  describe('two partners register one customer', () => {
    let acme: Registration;
    let globexId: string;
    let toldAtSubmission: unknown;

    it('both are told the same, whether the customer is free or taken', async () => {
      acme = await submitted(house, 'acme-seller', 'wayne.test');
      const taken = await submitAsTold('globex-seller', 'wayne.test');
      const free = await submitAsTold('globex-seller', 'kent.test');
      expect(taken.userErrors).toEqual([]);
      expect(taken.told).toEqual(free.told);
      globexId = taken.id;
      toldAtSubmission = taken.told;
    });

    it('nothing changes for the other while one is reviewed and approved', async () => {
      const reviewed = await underReview(house, acme);
      const { thing } = await command<Registration & { protectedUntil: string }>(house, 'channel-manager', 'approveRegistration', { id: reviewed.id, expectedVersion: reviewed.version }, 'id status version protectedUntil');
      expect(thing).toMatchObject({ status: 'APPROVED', protectedUntil: expect.stringMatching(/^2027-02-16/) as string }); // 90 days; vitest's matcher
      await house.assembly.drain();
      expect(await read('globex-seller', globexId)).toEqual(toldAtSubmission);
    });

    it('a third submission for the protected customer is told the same again', async () => {
      const held = await submitAsTold('globex-admin', 'wayne.test').catch((error: unknown) => error);
      // Globex itself has an open registration there: that much it knows, and no more.
      expect(held).toMatchObject({ userErrors: [{ code: 'DUPLICATE_OWN' }] });
    });

    it('the reviewer cannot approve the second; the database would not let it in either', async () => {
      const second = await underReview(house, { id: globexId, status: 'SUBMITTED', version: (await read('globex-seller', globexId) as unknown as Registration).version }); // a view has all of it
      const { thing, userErrors } = await command<Registration>(house, 'channel-manager', 'approveRegistration', { id: second.id, expectedVersion: second.version }, 'id');
      expect({ thing, codes: userErrors.map(({ code }) => code) }).toEqual({ thing: null, codes: ['ACCOUNT_NOT_AVAILABLE'] });
    });

    it('at the decision the other learns the neutral code and nothing more', async () => {
      const { version } = await read('globex-seller', globexId) as unknown as Registration; // a view has all of it
      await command(house, 'channel-manager', 'rejectRegistration', { id: globexId, expectedVersion: version, code: 'ACCOUNT_NOT_AVAILABLE' }, 'id');
      const decided = await read('globex-seller', globexId);
      expect(decided).toMatchObject({ status: 'REJECTED', rejection: { code: 'ACCOUNT_NOT_AVAILABLE', note: null } });
      expect(JSON.stringify(decided)).not.toMatch(/acme|2027/i);
    });

    it('neither sees the other’s registration, by id, list or count', async () => {
      const list = '{ registrations(first: 100) { totalCount edges { node { id } } } }';
      for (const [who, foreign] of [['globex-admin', acme.id], ['acme-admin', globexId]] as const) {
        const { registrations } = await house.data(who, list) as { registrations: { edges: { node: { id: string } }[] } }; // as selected
        expect(registrations.edges.map(({ node }) => node.id)).not.toContain(foreign);
        expect(await house.data(who, 'query ($id: ID!) { registration(id: $id) { id } }', { id: foreign })).toEqual({ registration: null });
      }
    });
  });

  describe('deciding', () => {
    it('is not for whoever submitted', async () => {
      const drafted = await command<Registration>(house, 'channel-manager', 'createRegistrationDraft', { ...form('queen.test'), partnerId: (await house.data('acme-admin', '{ me { partner { id } } }') as { me: { partner: { id: string } } }).me.partner.id }, 'id version'); // as selected
      const sent = await command<Registration>(house, 'channel-manager', 'submitRegistration', { id: drafted.thing?.id, expectedVersion: drafted.thing?.version }, 'id version');
      const own = await command<Registration>(house, 'channel-manager', 'beginRegistrationReview', { id: sent.thing?.id, expectedVersion: sent.thing?.version }, 'id');
      expect(own.userErrors.map(({ code }) => code)).toEqual(['ACTION_NOT_PERMITTED']);
    });

    it('is not for partners, who are not even told that there is such a thing, nor for direct sales', async () => {
      const refusals = [['acme-admin', 'GRAPHQL_VALIDATION_FAILED'], ['acme-seller', 'GRAPHQL_VALIDATION_FAILED'], ['partner-manager', 'FORBIDDEN'], ['account-manager', 'FORBIDDEN']] as const;
      for (const [who, code] of refusals) {
        const { errors } = await house.ask(who, 'mutation { approveRegistration(input: { id: "x", expectedVersion: 1 }) { userErrors { code } } }');
        expect(errors[0]?.extensions['code'], who).toBe(code);
      }
    });

    it('in the same instant by several reviewers lets exactly one registration through', async () => {
      const first = await underReview(house, await submitted(house, 'acme-seller', 'luthor.test'));
      const second = await underReview(house, await submitted(house, 'globex-seller', 'luthor.test'));
      const outcomes = await Promise.all([first, second].flatMap(({ id, version }) => Array.from({ length: 4 }, () =>
        command<Registration>(house, 'channel-manager', 'approveRegistration', { id, expectedVersion: version }, 'id status'))));
      expect(outcomes.filter(({ thing }) => thing?.status === 'APPROVED')).toHaveLength(1);
      const codes = new Set(outcomes.flatMap(({ userErrors }) => userErrors.map(({ code }) => code)));
      expect([...codes].filter(code => !['CONCURRENT_MODIFICATION', 'ACCOUNT_NOT_AVAILABLE', 'INVALID_RESOURCE_STATE'].includes(code))).toEqual([]);
    });
  });
});
