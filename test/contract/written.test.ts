import { randomUUID } from 'node:crypto';
import { STORY_PEOPLE } from '@channelgraph/demo';
import type { Actor } from '@channelgraph/identity';
import { members, storyActor } from '@channelgraph/standalone';
import { openSubgraph, type RunningSubgraph } from '@channelgraph/subgraph';
import { getNamedType, isEnumType, isObjectType, isScalarType, type GraphQLNamedType } from 'graphql';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemoCopy } from '../graph/demo-copies.ts';
import { copyOfTheDemo, NOW, SETTINGS } from '../graph/house.ts';

/** Fields that SQL writes as JSON say exactly what their resolvers say, to everybody, with the demo data in the tables. */

/** What to try on each field, besides no arguments; a field that is written and not listed here is not tried enough. */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  'Partner.deals': [
    '(first: 1)', '(first: 100)', '(first: 3, filter: { stages: [WON, COMMITTED] })', '(filter: { routeToMarket: CHANNEL, closingFrom: "2026-10-01", closingBefore: "2027-01-01" })',
    '(filter: { familyCode: "BACKUP" })', '(filter: { partnerId: "nonsense" })', '(first: 0)', '(first: 101)', '(after: "nonsense")', '(first: $first)', '(filter: $filter)',
  ],
  'Partner.certifications': ['(first: 1)', '(first: 100)', '(status: ACTIVE)', '(status: EXPIRED, first: 2)', '(status: RENEWED)', '(status: REVOKED)', '(first: 0)', '(after: "nonsense")', '(first: $first)'],
};
const VARIABLES = { first: 7, filter: { stages: ['LOST'] } };

const isLeaf = (type: GraphQLNamedType): boolean => isScalarType(type) || isEnumType(type);

/** Everything below a field that is not another list or an entity: what its SQL may be asked to write. */
function selectionOf(type: GraphQLNamedType, of: string, depth = 4): string {
  if (!isObjectType(type) || depth === 0) return '';
  const parts = Object.values(type.getFields()).map(field => {
    const below = getNamedType(field.type);
    if (field.args.length > 0) return '';
    if (isLeaf(below)) return field.name;
    return UNWRITTEN.has(`${type.name}.${field.name}`) ? '' : `${field.name} ${selectionOf(below, of, depth - 1)}`;
  });
  return `{ ${parts.join(' ')} }`;
}

/** What resolvers answer: entities of others, and what rules decide. A selection with one of these is not written. */
const UNWRITTEN = new Set([
  'Deal.partner', 'Deal.owner', 'Deal.customer', 'Deal.registration', 'Deal.families', 'Deal.stageHistory',
  'CertificationAward.holder',
]);
const DECIDED = / (status|expiringSoon|revocationReason)(?= )/g;

let demo: DemoCopy;
let partners: readonly string[];
beforeAll(async () => {
  demo = await copyOfTheDemo();
  const owner = new pg.Client({ connectionString: demo.urls.get('partners')?.ownerUrl });
  await owner.connect();
  partners = (await owner.query<{ id: string }>('select id from partners.partner order by id')).rows.map(({ id }) => id);
  await owner.end();
});
afterAll(() => demo.drop());

const WRITTEN = members.filter(({ definition }) => definition.graph.written !== undefined);

describe.each(WRITTEN)('$name', ({ name, definition }) => {
  let written: RunningSubgraph;
  let resolved: RunningSubgraph;
  const statements: string[] = [];
  beforeAll(async () => {
    const url = demo.urls.get(name)?.url ?? '';
    const failed = (error: unknown): void => { throw error; };
    written = await openSubgraph(definition, { url, settings: SETTINGS, now: () => NOW, onError: failed, onStatement: text => statements.push(text) });
    resolved = await openSubgraph(definition, { url, settings: SETTINGS, now: () => NOW, onError: failed, unwritten: true });
  });
  afterAll(() => Promise.all([written.close(), resolved.close()]));

  const asked = (selection: string): string =>
    `query ($representations: [_Any!]!, $first: Int! = 5, $filter: DealFilter) { _entities(representations: $representations) { ... on Partner { ${selection} } } }`.replace(name === 'deals' ? '' : ', $filter: DealFilter', '');

  async function both(actor: Actor, selection: string, ids = partners) {
    const request = { query: asked(selection).replace(selection.includes('$first') ? '' : ', $first: Int! = 5', '').replace(selection.includes('$filter') ? '' : ', $filter: DealFilter', ''), variables: { representations: ids.map(id => ({ __typename: 'Partner', id })), ...VARIABLES }, actor, requestId: randomUUID() };
    statements.length = 0;
    const asItLeaves = (result: object): unknown => JSON.parse(JSON.stringify(result));
    const answer = asItLeaves(await written.execute(request));
    return { answer, expected: asItLeaves(await resolved.execute(request)), isWritten: statements.some(text => text.includes(' as f0')) };
  }

  const fields = Object.keys(definition.graph.written ?? {});
  const everything = (coordinate: string): string => {
    const [type = '', field = ''] = coordinate.split('.');
    const owner = written.federated.schema.getType(type);
    const found = isObjectType(owner) ? owner.getFields()[field] : undefined;
    if (!found) throw new RangeError(coordinate);
    return selectionOf(getNamedType(found.type), coordinate).replaceAll(DECIDED, '');
  };

  it.each(fields)('%s is the same for everybody', async coordinate => {
    const field = coordinate.split('.')[1] ?? '';
    for (const { key } of STORY_PEOPLE) {
      const { answer, expected } = await both(storyActor(key), `${field} ${everything(coordinate)}`);
      expect(answer, key).toEqual(expected);
    }
    expect((await both(storyActor('vendor-admin'), `${field} ${everything(coordinate)}`)).isWritten).toBe(true);
  });

  it.each(fields)('%s is the same with any arguments', async coordinate => {
    const field = coordinate.split('.')[1] ?? '';
    const given = ARGUMENTS[coordinate];
    if (given === undefined) throw new RangeError(`Say in this test which arguments ${coordinate} is to be tried with.`);
    for (const key of ['vendor-admin', 'acme-seller']) {
      for (const args of given) {
        const { answer, expected } = await both(storyActor(key), `${field}${args} ${everything(coordinate)}`);
        expect(answer, `${key} ${args}`).toEqual(expected);
      }
    }
  });

  it.each(fields)('%s is the same from page to page, in part, and under other names', async coordinate => {
    const field = coordinate.split('.')[1] ?? '';
    const admin = storyActor('vendor-admin');
    const { expected } = await both(admin, `${field}(first: 2) { pageInfo { endCursor } }`);
    const cursors = (expected as { data: { _entities: Record<string, { pageInfo: { endCursor: string | null } }>[] } }).data._entities.map(entity => entity[field]?.pageInfo.endCursor ?? null); // as selected
    const after = cursors.find(cursor => cursor !== null) ?? '';
    const selections = [
      `${field}(first: 2, after: "${after}") ${everything(coordinate)}`,
      `${field} { totalCount }`, `${field} { pageInfo { hasNextPage } }`, `${field} { pageInfo { startCursor end: endCursor } totalCount }`, `${field} { edges { cursor } }`,
      `a: ${field}(first: 1) { edges { node { other: id } } } b: ${field} { edges { node { id } } } __typename id`,
      `${field} { edges { node { __typename id } } }`, `${field} { edges { node { id ... on ${coordinate === 'Partner.deals' ? 'Deal' : 'CertificationAward'} { version } } } }`,
    ];
    for (const selection of selections) {
      const { answer, expected: same } = await both(admin, selection);
      expect(answer, selection).toEqual(same);
    }
  });

  it.each(fields)('%s is null for partners that there are not', async coordinate => {
    const field = coordinate.split('.')[1] ?? '';
    const [first = ''] = partners;
    const { answer, expected } = await both(storyActor('vendor-admin'), `${field} ${everything(coordinate)}`, [randomUUID(), 'nonsense', first, first, first.toUpperCase()]);
    expect(answer).toEqual(expected);
  });

  it('takes one statement for one partner and for all of them', async () => {
    const [field = ''] = fields.map(coordinate => coordinate.split('.')[1] ?? '');
    await both(storyActor('vendor-admin'), `${field} { totalCount edges { node { id } } }`);
    expect(statements).toHaveLength(1);
    await both(storyActor('vendor-admin'), `${field} { totalCount edges { node { id } } }`, partners.slice(0, 1));
    expect(statements).toHaveLength(1);
  });

  it('goes to the resolvers for ever new selections', async () => {
    const [field = ''] = fields.map(coordinate => coordinate.split('.')[1] ?? '');
    let count = 0;
    for (let index = 0; index < 210; index += 1) count += (await both(storyActor('vendor-admin'), `${field}(first: 1) { edges { node { a${String(index)}: id } } }`, partners.slice(0, 1))).isWritten ? 1 : 0;
    expect(count).toBeGreaterThan(50);
    expect(count).toBeLessThan(200);
  });
});
