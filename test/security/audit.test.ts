import { settingOf } from '@channelgraph/database';
import { storyActor } from '@channelgraph/standalone';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOW, openHouse, type House } from '../graph/house.ts';
import { command, form, submitted, underReview, type Registration } from '../graph/registrations.ts';

interface Entry {
  readonly at: string;
  readonly personId: string;
  readonly role: string;
  readonly partnerId: string | null;
  readonly onBehalfOf: string | null;
  readonly operation: string;
  readonly reason: string | null;
  readonly requestId: string;
  readonly subjectType: string;
  readonly changes: readonly { readonly field: string; readonly before: string | null; readonly after: string | null }[];
}

let house: House;
let registration: Registration;
beforeAll(async () => {
  house = await openHouse({ delivery: 'on-demand' });
  registration = await underReview(house, await submitted(house, 'acme-seller', 'stark.test'));
  await command(house, 'channel-manager', 'rejectRegistration', { id: registration.id, expectedVersion: registration.version, code: 'INSUFFICIENT_INFORMATION', noteToPartner: 'Please name the meeting.' }, 'id');
});
afterAll(() => house.close());

const trail = async (who: string, filter: Readonly<Record<string, unknown>>): Promise<readonly Entry[]> => {
  const { dealsAudit } = await house.data(who, `query ($filter: AuditFilter) { dealsAudit(filter: $filter, first: 50) { edges { node {
    at personId role partnerId onBehalfOf operation reason requestId subjectType changes { field before after } } } } }`, { filter }) as { dealsAudit: { edges: { node: Entry }[] } }; // as selected
  return dealsAudit.edges.map(({ node }) => node);
};
const ofRegistration = (who = 'vendor-admin') => trail(who, { subjectId: registration.id });

describe('the trail of a registration', () => {
  it('says who did what, the newest first', async () => {
    expect((await ofRegistration()).map(({ operation, role }) => [operation, role])).toEqual([
      ['rejectRegistration', 'CHANNEL_SALES_MANAGER'], ['beginRegistrationReview', 'CHANNEL_SALES_MANAGER'], ['submitRegistration', 'PARTNER_SELLER'], ['createRegistrationDraft', 'PARTNER_SELLER'],
    ]);
  });

  it('says why, and what changed from what to what', async () => {
    const [rejected] = await ofRegistration();
    expect(rejected?.reason).toBe('Please name the meeting.');
    expect(rejected?.changes).toContainEqual({ field: 'status', before: '"UNDER_REVIEW"', after: '"REJECTED"' });
    expect(rejected?.changes.map(({ field }) => field)).not.toContain('customer_name'); // which did not change
  });

  it('names the request, by which all of one command are found', async () => {
    const [created] = (await ofRegistration()).slice(-1);
    const together = await trail('vendor-admin', { requestId: created?.requestId });
    expect(new Set(together.map(({ subjectType }) => subjectType))).toEqual(new Set(['registration', 'registration_line']));
  });

  it('hides from an auditor what people wrote and whom they named', async () => {
    const [rejected] = await ofRegistration('auditor');
    expect(rejected?.reason).toBe('•••');
    expect(rejected?.changes).toContainEqual({ field: 'note_to_partner', before: 'null', after: '"•••"' });
    expect(JSON.stringify(await ofRegistration('auditor'))).not.toContain('meeting');
  });

  it.each(['acme-admin', 'acme-seller', 'channel-manager', 'partner-manager', 'analyst'])('is no business of %s', async who => {
    const { data, errors } = await house.ask(who, '{ dealsAudit { totalCount } }');
    expect(JSON.stringify(data ?? null)).not.toMatch(/\d/);
    expect(errors).toHaveLength(1);
  });
});

it('somebody of the vendor who acts in a partner’s place is on record with both', async () => {
  const partnerId = (await house.data('acme-admin', '{ me { partner { id } } }') as { me: { partner: { id: string } } }).me.partner.id; // as selected
  const { thing } = await command<Registration>(house, 'vendor-admin', 'createRegistrationDraft', { ...form('parker.test'), partnerId }, 'id');
  const [created] = await trail('vendor-admin', { subjectId: thing?.id });
  expect(created).toMatchObject({ role: 'VENDOR_ADMIN', partnerId: null, onBehalfOf: partnerId });
});

it('a command that is refused leaves nothing', async () => {
  const before = await ofRegistration();
  const { userErrors } = await command(house, 'channel-manager', 'approveRegistration', { id: registration.id, expectedVersion: 99 }, 'id');
  expect(userErrors).toHaveLength(1);
  expect(await ofRegistration()).toEqual(before);
});

it('what the programme hears and repeats is on record where it was done, and only there', async () => {
  await house.assembly.drain();
  expect((await trail('vendor-admin', {})).filter(({ role }) => role === 'SYSTEM')).toEqual([]);
});

describe('nobody rewrites it', () => {
  const asRole = async (which: 'url' | 'ownerUrl', statement: string): Promise<unknown> => {
    const client = new pg.Client({ connectionString: house.urls.get('deals')?.[which] });
    await client.connect();
    return client.query(`begin; select deals.as_actor('SYSTEM'); ${statement}; commit`).then(() => 'done', (error: unknown) => (error as { code: string }).code).finally(() => client.end()); // pg's errors have one
  };
  it.each([
    ['changes', "update deals.audit_entry set operation = 'nothing'"], ['removes', 'delete from deals.audit_entry'], ['empties', 'truncate deals.audit_entry'],
    ['adds', "insert into deals.audit_entry (id, at, person_id, role, operation, request_id, subject_type, subject_id, after) select gen_random_uuid(), now(), 'x', 'x', 'x', 'x', 'x', 'x', '{}'"],
  ])('the login role neither %s', async (_, statement) => {
    expect(await asRole('url', statement)).toBe('42501');
  });
  it('changes nothing without a cause: it fails, and nothing was changed', async () => {
    const client = new pg.Client({ connectionString: house.urls.get('deals')?.url });
    await client.connect();
    const { personId, role } = storyActor('vendor-admin');
    await client.query('begin');
    await client.query('select deals.as_actor($1)', [settingOf({ actor: { personId, role, partnerId: null, scopes: [] }, at: NOW })]);
    const change = client.query("update deals.deal set name = 'Renamed'").then(() => 'done', (error: unknown) => (error as { code: string }).code); // pg's errors have one
    expect(await change).toBe('42501');
    await client.end();
  });
  it.each(["update deals.audit_entry set operation = 'nothing'", 'delete from deals.audit_entry', 'truncate deals.audit_entry'])('nor the owner by mistake: %s', async statement => {
    expect(await asRole('ownerUrl', statement)).toBe('42501');
  });
});
