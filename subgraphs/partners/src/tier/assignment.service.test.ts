import { randomUUID } from 'node:crypto';
import { sql } from '@channelgraph/database';
import { actor, insertRows, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asked, carriedOut, type Outcome } from '../../testing/asking.ts';
import { BEGAN, company, holding, idOf, someone } from '../../testing/situation.ts';
import { partners } from '../subgraph.ts';

const now = '2026-11-18T10:00:00.000Z';
const [acme, globex, program, silver, gold, held, ada] = [idOf('Acme'), idOf('Globex'), idOf('program'), idOf('silver'), idOf('gold'), idOf('held'), idOf('Ada')];
const admin = actor('VENDOR_ADMIN', { personId: ada });
const reason = 'Acquired a Gold partner';

const ASSIGN = `mutation ($input: AssignTierInput!) { assignTier(input: $input) {
  assignment { id tier { code } program { code } validFrom validTo kind reason decidedBy { name } version } userErrors { code field message } } }`;
const HISTORY = 'query ($id: ID!) { partner(id: $id) { currentTier { code since } tierHistory { tier { code } validFrom validTo kind reason } } }';

let test: TestSubgraph;
beforeAll(async () => {
  test = await openTestSubgraph(partners, { now });
  const { database } = test;
  await insertRows(database, 'partners.partner', [company('Acme'), company('Globex')]);
  await insertRows(database, 'partners.person', [someone('Ada', 'VENDOR')]);
  await insertRows(database, 'partners.tier_program', [{ id: program, code: 'DEMO', name: 'Demo ladder', currency: 'USD' }]);
  await insertRows(database, 'partners.tier', [
    { id: silver, program_id: program, code: 'SILVER', name: 'Silver', rank: 2, discount_basis_points: 2_000, mdf_basis_points: 200 },
    { id: gold, program_id: program, code: 'GOLD', name: 'Gold', rank: 3, discount_basis_points: 2_500, mdf_basis_points: 400 },
  ]);
});
beforeEach(async () => {
  await test.database.run(sql`delete from partners.tier_assignment`);
  await test.database.run(sql`delete from partners.outbox`);
  await insertRows(test.database, 'partners.tier_assignment', [
    holding({ id: held, partner_id: acme, program_id: program, tier_id: silver, reason: 'Evaluated', kind: 'EVALUATION', decided_by: ada }),
  ]);
});
afterAll(() => test.close());

const assign = (input: object) => carriedOut<Outcome<'assignment'>>(test.as(admin).query(ASSIGN, { input: { partnerId: acme, tierId: gold, reason, ...input } }));
const told = () => test.database.rows<{ type: string; data: object }>(sql`select type, data from partners.outbox order by position`);

describe('overriding the tier of a partner', () => {
  it('ends what it held, begins the new tier and tells both', async () => {
    const { assignment, userErrors } = await assign({});
    expect(userErrors).toEqual([]);
    expect(assignment).toMatchObject({ tier: { code: 'GOLD' }, program: { code: 'DEMO' }, validFrom: now, validTo: null, kind: 'OVERRIDE', reason, decidedBy: { name: 'Ada' }, version: 1 });
    const common = { partnerId: acme, programCode: 'DEMO' };
    expect(await told()).toEqual([
      { type: 'channelgraph.partners.tier.ended.v1', data: { ...common, id: held, version: 2, tierCode: 'SILVER', rank: 2, validFrom: BEGAN, validTo: now } },
      { type: 'channelgraph.partners.tier.assigned.v1', data: { ...common, id: assignment?.id, version: 1, tierCode: 'GOLD', rank: 3, validFrom: now, validTo: null } },
    ]);
  });

  it('shows in the history as OVERRIDE', async () => {
    await assign({});
    const { partner } = await asked<{ readonly partner: unknown }>(test.as(admin).query(HISTORY, { id: acme }));
    expect(partner).toEqual({
      currentTier: { code: 'GOLD', since: now },
      tierHistory: [
        { tier: { code: 'GOLD' }, validFrom: now, validTo: null, kind: 'OVERRIDE', reason },
        { tier: { code: 'SILVER' }, validFrom: BEGAN, validTo: now, kind: 'EVALUATION', reason: 'Evaluated' },
      ],
    });
  });

  it('gives a first tier to a partner without', async () => {
    expect(await assign({ partnerId: globex })).toMatchObject({ assignment: { tier: { code: 'GOLD' } } });
    expect(await told()).toHaveLength(1);
  });

  it.each([
    ['without a reason', { reason: ' ' }, 'REQUIRED_FIELD_MISSING', 'reason'],
    ['to the tier held', { tierId: silver }, 'DUPLICATE_KEY_VALUE', 'tierId'],
    ['to a tier that is none', { tierId: randomUUID() }, 'NOT_FOUND', 'tierId'],
    ['of a partner that is none', { partnerId: randomUUID() }, 'NOT_FOUND', 'partnerId'],
  ])('is refused %s', async (_, input, code, field) => {
    expect(await assign(input)).toMatchObject({ assignment: null, userErrors: [{ code, field: [field] }] });
    expect(await told()).toEqual([]);
  });

  it('leaves one tier when two decide at once', async () => {
    const answers = await Promise.all([silver, gold].map(tierId => assign({ partnerId: globex, tierId })));
    expect(answers.filter(({ assignment }) => assignment !== null)).toHaveLength(1);
    expect(await told()).toHaveLength(1);
  });

  it('happens once however often the command is sent', async () => {
    const clientMutationId = randomUUID();
    const first = await assign({ clientMutationId });
    expect(await assign({ clientMutationId })).toEqual(first);
    expect(await told()).toHaveLength(2);
  });

  it.each(['CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'PARTNER_ADMIN'] as const)('is not for %s', async role => {
    const { errors } = await test.as(actor(role)).query(ASSIGN, { input: { partnerId: acme, tierId: gold, reason } });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});
