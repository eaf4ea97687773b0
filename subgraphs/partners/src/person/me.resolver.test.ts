import { demoId } from '@channelgraph/demo';
import { actsForPartner, ROLES } from '@channelgraph/identity';
import { actor, insertRows, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partners } from '../subgraph.ts';

const began = '2026-01-01T00:00:00Z';
const [acme, globex, lena, ada] = [demoId('acme'), demoId('globex'), demoId('lena'), demoId('ada')];
const ME = '{ me { role person { id name email } partner { name } employment { jobTitle } } }';

let test: TestSubgraph;
beforeAll(async () => {
  test = await openTestSubgraph(partners);
  const company = { kind: 'RESELLER', engagement_models: ['SELL_TO'], status: 'ACTIVE', status_since: began, country: 'DE', region: 'EMEA', segment: 'ENTERPRISE', created_at: began, version: 1 };
  await insertRows(test.database, 'partners.partner', [{ ...company, id: acme, name: 'Acme' }, { ...company, id: globex, name: 'Globex' }]);
  await insertRows(test.database, 'partners.person', [
    { id: lena, name: 'Lena', email: 'lena@example.com', side: 'PARTNER' }, { id: ada, name: 'Ada', email: 'ada@example.com', side: 'VENDOR' },
  ]);
  const employed = { certifiable: true, valid_from: began, version: 1 };
  await insertRows(test.database, 'partners.employment', [
    { ...employed, id: demoId('e1'), person_id: lena, partner_id: acme, job_title: 'Engineer' }, { ...employed, id: demoId('e2'), person_id: ada, partner_id: null, job_title: 'Head of channel' },
  ]);
});
afterAll(() => test.close());

describe('who you are', () => {
  it.each(ROLES)('is told to %s', async role => {
    const atPartner = actsForPartner(role);
    const { data, errors } = await test.as(actor(role, { personId: atPartner ? lena : ada, partnerId: atPartner ? acme : null })).query(ME);
    expect(errors).toEqual([]);
    expect(data.me).toEqual(atPartner
      ? { role, person: { id: lena, name: 'Lena', email: 'lena@example.com' }, partner: { name: 'Acme' }, employment: { jobTitle: 'Engineer' } }
      : { role, person: { id: ada, name: 'Ada', email: 'ada@example.com' }, partner: null, employment: { jobTitle: 'Head of channel' } });
  });

  it('is a role and nothing else for a machine', async () => {
    expect((await test.as(actor('INTEGRATION')).query(ME)).data.me).toEqual({ role: 'INTEGRATION', person: null, partner: null, employment: null });
  });

  it('is nobody at a company one does not work for', async () => {
    const { data } = await test.as(actor('PARTNER_ADMIN', { personId: lena, partnerId: globex })).query(ME);
    expect(data.me).toMatchObject({ person: { name: 'Lena' }, partner: null, employment: null });
  });
});
