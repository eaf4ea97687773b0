import { employmentFact } from '@channelgraph/events';
import { ROLES, type Actor, type Role } from '@channelgraph/identity';
import { members, storyActor } from '@channelgraph/standalone';
import { federatedSchema } from '@channelgraph/subgraph';
import { actor, asked, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { sql } from '@channelgraph/database';
import type { GraphQLField } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemoCopy } from '../graph/demo-copies.ts';
import { copyOfTheDemo, NOW, partnerOf, SETTINGS } from '../graph/house.ts';
import { form } from '../graph/registrations.ts';
import { BESIDE, COLUMNS, DEVIATIONS, GUIDE, lettersOf } from './commands.ts';

interface Command {
  readonly name: string;
  readonly subgraph: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly roles: readonly Role[];
}

let demo: DemoCopy;
let commands: readonly Command[];
const tests = new Map<string, TestSubgraph>();
const subgraph = (name: string): TestSubgraph => {
  const test = tests.get(name);
  if (!test) throw new RangeError(name);
  return test;
};
beforeAll(async () => {
  demo = await copyOfTheDemo();
  commands = (await Promise.all(members.map(async ({ name, definition }) => {
    const { declared } = await federatedSchema(definition.graph);
    tests.set(name, await openTestSubgraph(definition, { url: demo.urls.get(name)?.url, now: NOW, settings: SETTINGS }));
    return Object.values(declared.getMutationType()?.getFields() ?? {}).map(field => ({ name: field.name, subgraph: name, field, roles: rolesOf(definition, String(field.extensions['access'])) }));
  }))).flat();
});
afterAll(async () => {
  for (const test of tests.values()) await test.close();
  await demo.drop();
});

/** Who may at all: the roles on the list, and machines where a scope opens it. */
const rolesOf = ({ permissions, machineScopes = {} }: (typeof members)[number]['definition'], action: string): readonly Role[] =>
  [...permissions[action] ?? [], ...(Object.values(machineScopes).flat().includes(action) ? ['INTEGRATION' as const] : [])];
const everyScope = members.flatMap(({ definition: { machineScopes = {} } }) => Object.keys(machineScopes));
const sorted = (roles: Iterable<Role>): readonly Role[] => ROLES.filter(role => [...roles].includes(role));
const codes = (errors: readonly { readonly extensions: Readonly<Record<string, unknown>> }[]) => errors.map(({ extensions }) => extensions['code']);

describe('the table of commands', () => {
  it('has a cell for each of its columns, and each command of the graph once', () => {
    for (const { what, cells } of GUIDE) expect(cells.split(' | '), what).toHaveLength(COLUMNS.length);
    const named = [...GUIDE, ...BESIDE].flatMap(row => row.commands);
    expect([...named].sort()).toEqual(commands.map(({ name }) => name).sort());
  });

  it('is what each subgraph’s list of permissions says, role by role', () => {
    const table = lettersOf();
    const differences = commands.flatMap(({ name, roles }) => {
      const [is, should] = [sorted(roles).join(), sorted(table.get(name) ?? []).join()];
      return is === should ? [] : [`${name}: is ${is}, should be ${should}`];
    });
    expect(differences, differences.join("\n")).toEqual([]);
  });

  it('has a reason for each deviation, and none that is no more', () => {
    for (const { role, commands: refused, because } of DEVIATIONS) {
      expect(because).toMatch(/\.$/);
      for (const name of refused) expect(commands.find(command => command.name === name)?.roles, `${role} ${name}`).not.toContain(role);
    }
  });

  it('holds at the door: whoever may not is refused, and whoever may gets further', async () => {
    const wrong: string[] = [];
    for (const { name, subgraph: owner, field, roles } of commands) {
      const call = asked(field);
      expect(call, name).not.toBeNull();
      for (const role of ROLES) {
        const { errors } = await subgraph(owner).as({ ...actor(role), scopes: role === 'INTEGRATION' ? everyScope : [] }).query(`mutation { ${call ?? ''} { __typename } }`);
        if (codes(errors).includes('FORBIDDEN') === roles.includes(role)) wrong.push(`${name} as ${role}: ${codes(errors).join() || 'no error'}`);
      }
      expect(codes((await subgraph(owner).as(null).query(`mutation { ${call ?? ''} { __typename } }`)).errors)).toContain('UNAUTHENTICATED');
    }
    expect(wrong).toEqual([]);
  });
});

interface Record_ { readonly id: string; readonly version: number }

/** Carries a command out on deals; gives the record, or the codes of what was refused. */
async function command<Thing extends Record_>(who: Actor, name: string, input: Readonly<Record<string, unknown>>): Promise<Thing | readonly string[]> {
  const isDeal = name.includes('Deal');
  const change = ['submitRegistration', 'beginRegistrationReview', 'approveRegistration'].includes(name);
  const type = change ? 'ChangeRegistrationInput' : `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await subgraph('deals').as(who).query(
    `mutation ($input: ${type}!) { answer: ${name}(input: $input) { thing: ${isDeal ? 'deal' : 'registration'} { id version } userErrors { code } } }`, { input });
  if (errors.length > 0) return codes(errors).map(String);
  return data.answer.thing ?? data.answer.userErrors.map(({ code }: { code: string }) => code);
}
const of = (thing: Record_ | readonly string[]) => ('id' in thing ? { id: thing.id, expectedVersion: thing.version } : { id: thing.join(), expectedVersion: 0 });
const done = expect.objectContaining({ id: expect.any(String) as string }) as unknown; // vitest's matchers
const GONE = ['NOT_FOUND'];

const [acmeAdmin, acmeSeller, globexAdmin, globexSeller, csm, psm, am, admin] =
  (['acme-admin', 'acme-seller', 'globex-admin', 'globex-seller', 'channel-manager', 'partner-manager', 'account-manager', 'vendor-admin'] as const).map(storyActor) as [Actor, Actor, Actor, Actor, Actor, Actor, Actor, Actor]; // eight names
const acme = partnerOf('acme-admin');
const globex = partnerOf('globex-admin');

interface DemoDeal extends Record_ { readonly engagementModel: string; readonly owner: { readonly id: string } }
async function openDealOf(partnerId: string, wanted: (deal: DemoDeal) => boolean = () => true): Promise<DemoDeal> {
  const { data } = await subgraph('deals').as(admin).query(
    'query ($partnerId: ID!) { deals(first: 100, filter: { partnerId: $partnerId, stages: [PROSPECT, QUALIFIED, TECHNICAL_VALIDATION] }) { edges { node { id version engagementModel owner { id } } } } }', { partnerId });
  const edges: readonly { readonly node: DemoDeal }[] = data.deals.edges;
  const found = edges.map(({ node }) => node).find(deal => deal.engagementModel !== 'SELL_TO' && wanted(deal));
  if (!found) throw new RangeError('The demo has no such deal.');
  return found;
}
const advance = (who: Actor, deal: Record_) => command(who, 'advanceDealStage', { ...of(deal), stage: 'COMMITTED', evidence: 'A letter of intent.' });
const lose = (who: Actor, deal: Record_) => command(who, 'closeDealLost', { ...of(deal), reason: 'PRICE' });

describe('the own scope', () => {
  it('of a partner sales manager is the portfolio: other partners’ deals are not there', async () => {
    const [own, other] = [await openDealOf(acme), await openDealOf(globex)];
    expect(await advance(psm, other)).toEqual(GONE);
    expect(await lose(psm, other)).toEqual(GONE);
    expect(await advance(psm, own)).toEqual(done);
  });

  it('of a partner’s principal is the own company; of its seller the own deals', async () => {
    const rivals = await openDealOf(globex);
    const colleagues = await openDealOf(acme, ({ owner }) => owner.id !== acmeSeller.personId);
    const own = await openDealOf(acme, ({ owner }) => owner.id === acmeSeller.personId);
    expect(await advance(acmeAdmin, rivals)).toEqual(GONE);
    expect(await lose(acmeAdmin, rivals)).toEqual(GONE);
    expect(await advance(acmeSeller, colleagues)).toEqual(GONE);
    expect(await advance(acmeSeller, own)).toEqual(done);
    expect(await lose(acmeAdmin, colleagues)).toEqual(done);
  });

  it('of an account manager is what it owns: a partner’s deal is not', async () => {
    const deal = await openDealOf(acme);
    expect(await advance(am, deal)).toEqual(GONE);
    expect(await lose(am, deal)).toEqual(GONE);
    const own = await command(am, 'createDeal', { name: 'Direct', familyCodes: ['PLATFORM'], country: 'DE', value: { amountMinor: '100000', currency: 'EUR' }, expectedCloseOn: '2027-01-15' });
    expect(own).toEqual(done);
    expect(await advance(am, { id: of(own).id, version: of(own).expectedVersion })).toEqual(done);
  });

  it('of a channel sales manager without a territory is nothing, and never a deal’s stage or price', async () => {
    const draft = await command(acmeSeller, 'createRegistrationDraft', form('scope.test'));
    const sent = await command(acmeSeller, 'submitRegistration', of(draft));
    expect(await command(actor('CHANNEL_SALES_MANAGER'), 'beginRegistrationReview', of(sent))).toEqual(GONE);
    const deal = await openDealOf(acme);
    for (const refused of [await advance(csm, deal), await lose(csm, deal)]) expect(refused).toEqual(['FORBIDDEN']);
  });

  it('on behalf of a partner ends where the scope does', async () => {
    expect(await command(psm, 'createRegistrationDraft', { ...form('behalf.test'), partnerId: acme })).toEqual(done);
    for (const [who, partnerId] of [[psm, globex], [acmeAdmin, globex], [acmeSeller, globex]] as const) {
      expect(await command(who, 'createRegistrationDraft', { ...form('other.test'), partnerId })).toEqual(GONE);
    }
  });

  it('of a partner’s people on a deal is what it sells through or with the vendor', async () => {
    const deal = await openDealOf(acme, ({ owner }) => owner.id === acmeSeller.personId);
    await subgraph('deals').database.run(sql`update deals.deal set engagement_model = 'SELL_TO' where id = ${deal.id}::uuid`);
    for (const who of [acmeAdmin, acmeSeller]) for (const give of [advance, lose]) expect(await give(who, deal)).toEqual(['ACTION_NOT_PERMITTED']);
    expect(await advance(psm, deal)).toEqual(done);
  });
});

describe('nobody decides what is their own', () => {
  const STEPS = ['beginRegistrationReview', 'approveRegistration'] as const;

  it('neither what they drafted on behalf of a partner and the partner submitted, nor the other way round', async () => {
    const drafted = await command(csm, 'createRegistrationDraft', { ...form('queen.test'), partnerId: acme });
    const sent = await command(acmeAdmin, 'submitRegistration', of(drafted));
    const own = await command(acmeSeller, 'createRegistrationDraft', form('allen.test'));
    const sentForIt = await command(csm, 'submitRegistration', of(own));
    for (const registration of [sent, sentForIt]) {
      expect(registration).toEqual(done);
      expect(await command(csm, STEPS[0], of(registration))).toEqual(['ACTION_NOT_PERMITTED']);
      const taken = await command(admin, STEPS[0], of(registration)); // somebody else may, and begins
      expect(taken).toEqual(done);
      expect(await command(csm, STEPS[1], of(taken))).toEqual(['ACTION_NOT_PERMITTED']);
      expect(await command(csm, 'rejectRegistration', { ...of(taken), code: 'NO_EVIDENCE_OF_WORK' })).toEqual(['ACTION_NOT_PERMITTED']);
      expect(await command(admin, STEPS[1], of(taken))).toEqual(done);
    }
  });

  it('nor an administrator what it submitted', async () => {
    const sent = await command(admin, 'submitRegistration', of(await command(admin, 'createRegistrationDraft', { ...form('snow.test'), partnerId: acme })));
    expect(await command(admin, STEPS[0], of(sent))).toEqual(['ACTION_NOT_PERMITTED']);
  });

  it('nor a certification: nobody awards one to himself or herself', async () => {
    const enablement = subgraph('enablement');
    for (const who of [admin, storyActor('enablement-manager')]) {
      const { data } = await enablement.as(who).query('mutation ($input: AwardCertificationInput!) { awardCertification(input: $input) { award { id } userErrors { code } } }', { input: { personId: who.personId, certificationCode: 'SALES_FOUNDATION' } });
      expect(data.awardCertification).toEqual({ award: null, userErrors: [{ code: 'ACTION_NOT_PERMITTED' }] });
    }
  });
});

describe('what ends', () => {
  it('with the hand-over: a lost partner’s history, for reading and for commands', async () => {
    const former = (await subgraph('deals').database.rows<{ partnerId: string }>(sql`
      select partner_id as "partnerId" from deals.portfolio where person_id = ${psm.personId}::uuid and valid_to < ${NOW}`))[0]?.partnerId;
    const { data } = await subgraph('deals').as(psm).query('query ($id: ID!) { deals(filter: { partnerId: $id }) { totalCount } registrations(filter: { partnerId: $id }) { totalCount } }', { id: former });
    expect(data).toEqual({ deals: { totalCount: 0 }, registrations: { totalCount: 0 } });
    expect(await advance(psm, await openDealOf(former ?? ''))).toEqual(GONE);
  });

  it('with the employment: every command, whatever the token says', async () => {
    const deal = await openDealOf(globex, ({ owner }) => owner.id === globexSeller.personId);
    const [job] = await subgraph('deals').database.rows<{ id: string; version: number; certifiable: boolean; validFrom: Date }>(sql`
      select id, version, certifiable, valid_from as "validFrom" from deals.employment where person_id = ${globexSeller.personId}::uuid and valid_to is null`);
    if (!job) throw new RangeError('Nobody employs her.');
    await subgraph('deals').publish(employmentFact.of('ended', {
      id: job.id, version: job.version + 1, personId: globexSeller.personId, partnerId: globex, certifiable: job.certifiable, validFrom: job.validFrom.toISOString(), validTo: NOW.toISOString(),
    }));
    expect(await advance(globexSeller, deal)).toEqual(GONE);
    expect(await command(globexSeller, 'createRegistrationDraft', form('gone.test'))).toEqual(GONE);
    expect(await advance(globexAdmin, deal)).toEqual(done);
  });
});
