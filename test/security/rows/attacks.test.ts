import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { NOW } from '../../graph/house.ts';
import { SUBGRAPHS } from '../noninterference/cases.ts';
import type { Watcher } from '../noninterference/market.ts';
import type { Told } from '../noninterference/pair.ts';
import { openStage, type Stage } from './stage.ts';

/** The ways in which rows leak elsewhere, tried here; each once more with the fences down, to see that the attempt is one. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let stage: Stage;
beforeAll(async () => { stage = await openStage(); });
afterAll(() => stage.close());
afterEach(() => { stage.pair.clock.set(NOW); });

const data = (told: Told): any => told['data']; // eslint-disable-line @typescript-eslint/no-explicit-any -- read as selected
const rival = () => {
  const [first] = stage.market.rivals;
  if (!first) throw new RangeError('There is no rival.');
  return first;
};
const rivals = () => new Set(stage.market.rivals.map(({ id }) => id));
const foreign = () => ({
  Deal: stage.market.share.deals.filter(({ partnerId }) => partnerId !== null && rivals().has(partnerId)).map(({ id }) => id),
  DealRegistration: stage.market.share.registrations.filter(({ partnerId }) => rivals().has(partnerId)).map(({ id }) => id),
  Partner: [...rivals()],
  Person: stage.market.share.people.filter(({ partnerId, id }) => partnerId !== null && rivals().has(partnerId) && !stage.market.share.employments.some(job => job.personId === id && job.partnerId === stage.market.ours.id)).map(({ id }) => id),
  EventRegistration: stage.market.share.eventRegistrations.filter(({ partnerId }) => rivals().has(partnerId)).map(({ id }) => id),
  CustomerAccount: stage.market.share.customers.map(({ id }) => id),
});
/** An answer in which ids that were asked for are nobody's. */
const anonymous = (told: Told, ids: readonly string[]): string => ids.reduce((text, id) => text.replaceAll(id, 'id'), JSON.stringify(told));

const ENTITIES: readonly (readonly [subgraph: string, type: keyof ReturnType<typeof foreign>, selection: string])[] = [
  ['deals', 'Deal', 'id name'], ['deals', 'DealRegistration', 'id customerName'], ['deals', 'Partner', 'id deals { totalCount } pipeline { openCount }'], ['deals', 'CustomerAccount', 'id name'],
  ['deals', 'Person', 'id ownedDeals { totalCount }'], ['partners', 'Partner', 'id name'], ['partners', 'Person', 'id name email'], ['enablement', 'Person', 'id awards { totalCount }'],
  ['enablement', 'Partner', 'id certifications { totalCount } learners { totalCount }'], ['metrics', 'Partner', 'id scorecard { asOf }'],
];

describe('asking a subgraph for entities by foreign keys', () => {
  it.each(ENTITIES)('%s: %s tells of a rival’s what it tells of nobody’s', async (subgraph, type, selection) => {
    const ids = foreign()[type];
    const absent = ids.map(() => randomUUID());
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { ${selection} } } }`;
    const told = async (keys: readonly string[]) => anonymous(await stage.ask(stage.watcher('PARTNER_ADMIN'), query, { of: keys.map(id => ({ __typename: type, id })) }, subgraph), keys);
    expect(ids.length).toBeGreaterThan(0);
    expect(await told(ids)).toBe(await told(absent));
    const unfenced = await stage.unfenced(async () => [await told(ids), await told(absent)]);
    expect(unfenced[0]).not.toBe(unfenced[1]);
  });
});

describe('guessing ids at the gateway', () => {
  const ROOTS = { deal: 'Deal', registration: 'DealRegistration', partner: 'Partner', person: 'Person' } as const;
  const tried = async (by: Watcher, id: (type: keyof ReturnType<typeof foreign>, turn: number) => string): Promise<string> => {
    const asked = Object.entries(ROOTS).flatMap(([root, type]) => Array.from({ length: 5 }, (_, turn) => ({ root, id: id(type, turn), alias: `${root}${turn}` })));
    return anonymous(await stage.ask(by, `{ ${asked.map(one => `${one.alias}: ${one.root}(id: "${one.id}") { id }`).join(' ')} }`), asked.map(one => one.id));
  };
  const guess = (type: keyof ReturnType<typeof foreign>, turn: number): string => foreign()[type][turn % foreign()[type].length] ?? '';

  it('as many at once as the door lets through finds nothing, and says so in the same words', async () => {
    const by = stage.watcher('PARTNER_ADMIN');
    const nothing = await tried(by, () => randomUUID());
    expect(await tried(by, guess)).toBe(nothing);
    expect(await stage.unfenced(() => tried(by, guess))).not.toBe(nothing);
  });

  const COMMANDS: readonly (readonly [string, string, keyof ReturnType<typeof foreign>, string])[] = [
    ['submitRegistration', 'ChangeRegistrationInput', 'DealRegistration', 'id'], ['withdrawRegistration', 'ChangeRegistrationInput', 'DealRegistration', 'id'],
    ['convertRegistration', 'ConvertRegistrationInput', 'DealRegistration', 'id'], ['advanceDealStage', 'AdvanceDealStageInput', 'Deal', 'id'],
    ['cancelEventRegistration', 'CancelEventRegistrationInput', 'EventRegistration', 'id'], ['startEmployment', 'StartEmploymentInput', 'Person', 'personId'], ['startEmployment', 'StartEmploymentInput', 'Partner', 'partnerId'],
  ];
  const REST: Readonly<Record<string, () => object>> = {
    ChangeRegistrationInput: () => ({ expectedVersion: 1 }), ConvertRegistrationInput: () => ({ expectedVersion: 1 }), AdvanceDealStageInput: () => ({ expectedVersion: 1, stage: 'QUALIFIED', evidence: 'x' }),
    CancelEventRegistrationInput: () => ({ expectedVersion: 1 }),
    StartEmploymentInput: () => ({ personId: stage.market.watchers[0]?.actor.personId, partnerId: stage.market.ours.id, jobTitle: 'x', certifiable: true }),
  };

  it.each(COMMANDS)('%s by the %s of %s %s is refused as for nobody’s', async (field, type, of, key) => {
    const by = stage.watcher('PARTNER_ADMIN');
    const sent = async (id: string) => anonymous(await stage.ask(by, `mutation ($input: ${type}!) { ${field}(input: $input) { userErrors { code field message } } }`, { input: { ...REST[type]?.(), [key]: id } }), [id]);
    const unknown = await sent(randomUUID());
    for (const id of foreign()[of].slice(0, 3)) expect(await sent(id)).toBe(unknown);
    expect(unknown).toContain('NOT_FOUND');
    expect(await stage.unfenced(() => sent(foreign()[of][0] ?? ''))).not.toBe(unknown);
  });
});

describe('counting', () => {
  const LISTS = ['deals', 'registrations', 'partners'];
  const counted = async (by: Watcher, list: string, filter = '') => data(await stage.ask(by, `{ list: ${list}(first: 100${filter}) { totalCount pageInfo { hasNextPage } edges { node { id } } } }`)).list as { totalCount: number; pageInfo: { hasNextPage: boolean }; edges: unknown[] }; // as selected

  it.each(LISTS)('%s counts what is shown, and no page follows the last that is', async list => {
    const by = stage.watcher('PARTNER_ADMIN');
    const { totalCount, pageInfo, edges } = await counted(by, list);
    expect({ totalCount, hasNextPage: pageInfo.hasNextPage }).toEqual({ totalCount: edges.length, hasNextPage: false });
    expect(totalCount).toBeGreaterThan(0);
    const exact = data(await stage.ask(by, `{ list: ${list}(first: ${totalCount}) { pageInfo { hasNextPage } } }`)).list;
    expect(exact).toEqual({ pageInfo: { hasNextPage: false } });
    expect((await stage.unfenced(() => counted(by, list))).totalCount).toBeGreaterThan(totalCount);
  });

  it.each(['deals', 'registrations'])('%s of a rival, or with what only a rival has, are none', async list => {
    const by = stage.watcher('PARTNER_ADMIN');
    const none = { totalCount: 0, pageInfo: { hasNextPage: false }, edges: [] };
    const filter = `, filter: { partnerId: "${rival().id}" }`;
    expect(await counted(by, list, filter)).toEqual(none);
    expect(await stage.unfenced(() => counted(by, list, filter))).not.toEqual(none);
  });
});

describe('what a role may not read, it cannot filter or sort by', () => {
  it('a list that a partner may ask for has filters on fields alone that it may read of each record', () => {
    const schema = stage.pair.schemas.get('gateway');
    const readable = (type: string) => Object.keys((schema?.getType(type) as unknown as { getFields(): object }).getFields()); // an object or an input
    const NAMED: Readonly<Record<string, string>> = { stages: 'stage', statuses: 'status', partnerId: 'partner', familyCode: 'families', closingFrom: 'expectedCloseOn', closingBefore: 'expectedCloseOn', country: 'customerCountry', decisionDueBefore: 'decisionDueAt' };
    for (const [input, type] of [['DealFilter', 'Deal'], ['RegistrationFilter', 'DealRegistration'], ['PartnerFilter', 'Partner'], ['PartnerEventFilter', 'PartnerEvent']] as const) {
      const unreadable = readable(input).filter(field => !readable(type).includes(field) && !readable(type).includes(NAMED[field] ?? ''));
      expect(unreadable, input).toEqual([]);
    }
    for (const root of ['deals', 'registrations', 'partners', 'partnerEvents', 'targets']) {
      expect(schema?.getQueryType()?.getFields()[root]?.args.map(({ name }) => name), root).toEqual(['filter', 'first', 'after']);
    }
  });
});

describe('figures', () => {
  it('no partner reads its share of the channel, nor any sum that rivals are in', async () => {
    const told = data(await stage.ask(stage.watcher('PARTNER_ADMIN'), `{ partner(id: "${stage.market.ours.id}") { currentTier { rank } kpis(codes: [K15, K01]) { code } scorecard { kpis { code } } } channelKpis { code } kpisByRegion { region } }`));
    expect(told).toMatchObject({ channelKpis: null, kpisByRegion: null });
    expect(JSON.stringify(told)).not.toContain('K15');
    const manager = data(await stage.ask(stage.watcher('CHANNEL_SALES_MANAGER'), '{ portfolioKpis(codes: [K15]) { code } }'));
    expect(JSON.stringify(manager)).toContain('K15');
  });

  interface Cell { readonly code: string; readonly value: string | null; readonly suppressed: boolean }
  const cells = async (by: Watcher): Promise<ReadonlyMap<string, readonly Cell[]>> => {
    const { channelKpis, kpisByRegion } = data(await stage.ask(by, '{ channelKpis(period: CURRENT_YEAR) { code value suppressed } kpisByRegion(period: CURRENT_YEAR) { kpis { code value suppressed } } }')) as { channelKpis: Cell[]; kpisByRegion: { kpis: Cell[] }[] }; // as selected
    const all = [...channelKpis, ...kpisByRegion.flatMap(({ kpis }) => kpis)];
    return new Map(channelKpis.map(({ code }) => [code, all.filter(cell => cell.code === code)]));
  };

  it('an analyst cannot take one region from the whole: where one cell is withheld, another is', async () => {
    const alone = (of: ReadonlyMap<string, readonly Cell[]>) => [...of].filter(([, one]) => one.length > 2 && one.filter(({ suppressed }) => suppressed).length === 1).map(([code]) => code);
    const seen = await cells(stage.watcher('ANALYST'));
    expect(alone(seen)).toEqual([]);
    expect([...seen.values()].flat().some(({ suppressed }) => suppressed)).toBe(true);
    const open = await cells(stage.watcher('CHANNEL_SALES_MANAGER'));
    expect([...open.values()].flat().some(({ suppressed }) => suppressed)).toBe(false);
  });
});

describe('answers of one caller and another', () => {
  it('asked for at once are those of each alone', async () => {
    const [ours, theirs] = [stage.watcher('PARTNER_ADMIN'), { name: 'the rival', actor: { ...stage.watcher('PARTNER_ADMIN').actor, personId: foreign().Person[0] ?? '', partnerId: rival().id } }];
    const query = '{ me { person { id } partner { id name } } deals(first: 50) { totalCount edges { node { id partner { id name } } } } }';
    const alone = [await stage.ask(ours, query), await stage.ask(theirs, query)];
    const together = await Promise.all(Array.from({ length: 12 }, (_, turn) => stage.ask(turn % 2 === 0 ? ours : theirs, query)));
    expect(together).toEqual(together.map((_, turn) => alone[turn % 2]));
    expect(alone[0]).not.toEqual(alone[1]);
    expect(data(alone[1] ?? {}).deals.totalCount).toBeGreaterThan(0);
  });
});

describe('what somebody once could see', () => {
  const DAY = 86_400_000;
  const page = async (by: Watcher, after: string | null) => data(await stage.ask(by, 'query ($after: String) { deals(first: 100, after: $after) { edges { cursor node { id partner { id } } } } }', { after })).deals.edges as { cursor: string; node: { id: string; partner: { id: string } | null } }[]; // as selected

  it('a manager’s old cursors and ids lead to nothing of the partner that was handed over', async () => {
    const by = stage.watcher('PARTNER_SALES_MANAGER');
    stage.pair.clock.set(new Date(NOW.getTime() - 100 * DAY));
    const before = await page(by, null);
    const lost = before.filter(({ node }) => rivals().has(node.partner?.id ?? ''));
    expect(lost.length).toBeGreaterThan(0);
    stage.pair.clock.set(NOW);
    for (const { cursor, node } of lost.slice(0, 3)) {
      expect((await page(by, cursor)).filter(({ node: { partner } }) => partner?.id !== stage.market.ours.id)).toEqual([]);
      expect(data(await stage.ask(by, `{ deal(id: "${node.id}") { id } }`))).toEqual({ deal: null });
    }
    const unfenced = await stage.unfenced(() => page(by, null));
    expect(unfenced.some(({ node }) => node.partner?.id !== stage.market.ours.id)).toBe(true);
  });

  it('who moved from a rival sees nothing of it, neither under the new contract nor with a token of the old', async () => {
    const mover = stage.market.watchers.find(({ name }) => name.startsWith('a PARTNER_SELLER who came'));
    if (!mover) throw new RangeError('Nobody moved.');
    const old: Watcher = { name: 'the same, with an old token', actor: { ...mover.actor, role: 'PARTNER_ADMIN', partnerId: rival().id } };
    const seen = async (who: Watcher) => data(await stage.ask(who, `{ deals(first: 100) { edges { node { partner { id } } } } registrations { totalCount } partner(id: "${rival().id}") { name } }`));
    expect(await seen(old)).toEqual({ deals: { edges: [] }, registrations: { totalCount: 0 }, partner: null });
    expect(JSON.stringify(await seen(mover))).not.toContain(rival().id);
    stage.pair.clock.set(new Date(NOW.getTime() - 150 * DAY));
    expect((await seen(old)).partner).not.toBeNull();
  });
});

describe('registering as an oracle', () => {
  const VIEW = 'id status version submittedAt decisionDueAt decidedAt protectedUntil customer { id } reviewer { id } rejection { code } deal { id }';
  const submitted = async (domain: string): Promise<string> => {
    const by = stage.watcher('PARTNER_SELLER');
    const input = {
      engagementModel: 'SELL_THROUGH', customerName: 'Wayne Enterprises', customerCountry: 'DE', customerDomain: domain, contact: { name: 'Lucius Fox', email: 'fox@wayne.test', jobTitle: 'CTO' },
      lines: [{ familyCode: 'SECURITY', quantity: 10, listValue: { amountMinor: '5000000', currency: 'EUR' } }], expectedCloseOn: '2027-02-15', useCase: 'One place for all their data.',
      evidence: [{ kind: 'MEETING', heldOn: '2026-11-10', note: 'First meeting.' }], consent: true,
    };
    const drafted = data(await stage.ask(by, `mutation ($input: CreateRegistrationDraftInput!) { made: createRegistrationDraft(input: $input) { registration { id version } } }`, { input })).made.registration as { id: string; version: number }; // as selected
    const told = await stage.ask(by, `mutation ($input: ChangeRegistrationInput!) { submitRegistration(input: $input) { registration { ${VIEW} } userErrors { code field message } } }`, { input: { id: drafted.id, expectedVersion: drafted.version } });
    await stage.pair.deliver();
    const later = await stage.ask(by, `{ registration(id: "${drafted.id}") { ${VIEW} } }`);
    return JSON.stringify([told, later]).replaceAll(drafted.id, 'id');
  };

  it('tells the same, at once and afterwards, whether a customer is free, claimed or held by a rival', async () => {
    const of = (status: string) => stage.market.share.registrations.find(({ partnerId, steps, customerId }) =>
      rivals().has(partnerId) && steps.at(-1)?.state === status && !stage.market.share.registrations.some(other => other.partnerId === stage.market.ours.id && other.customerId === customerId))?.domain;
    const domains = ['free.test', of('SUBMITTED'), of('APPROVED'), of('CONVERTED')].filter(domain => domain !== undefined);
    expect(domains.length).toBeGreaterThan(1);
    const told = new Set<string>();
    for (const domain of domains) told.add(await submitted(domain));
    expect(told.size, [...told].join('\n')).toBe(1);
  });
});

describe('what may be learnt, and no more', () => {
  it('that a former colleague has an employer again, by trying to hire them: not who it is', async () => {
    const gone = stage.market.share.people.find(({ name }) => name.startsWith('moved-out'));
    const input = { personId: gone?.id, partnerId: stage.market.ours.id, jobTitle: 'Sales', certifiable: true };
    const told = await stage.ask(stage.watcher('PARTNER_ADMIN'), 'mutation ($input: StartEmploymentInput!) { startEmployment(input: $input) { employment { id } userErrors { code field message } } }', { input });
    expect(data(told).startEmployment).toMatchObject({ employment: null, userErrors: [{ code: 'DUPLICATE_KEY_VALUE', field: ['personId'] }] });
    for (const { id, name } of stage.market.rivals) expect(JSON.stringify(told)).not.toMatch(new RegExp(`${id}|${name}`));
  });
});

it('nothing broke on the way, in any subgraph', () => {
  expect([SUBGRAPHS.length, stage.pair.broken]).toEqual([4, []]);
});
