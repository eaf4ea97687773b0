import { actsForPartner, ROLES } from '@channelgraph/identity';
import { actor, insertRows, openTestSubgraph, type TestSubgraph } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asked } from '../../testing/asking.ts';
import { company, idOf, someone, working } from '../../testing/situation.ts';
import { partners } from '../subgraph.ts';

const [acme, globex, lena, ada] = [idOf('Acme'), idOf('Globex'), idOf('Lena'), idOf('Ada')];
const ME = '{ me { role person { id name email } partner { name } employment { jobTitle } } }';

let test: TestSubgraph;
beforeAll(async () => {
  test = await openTestSubgraph(partners);
  await insertRows(test.database, 'partners.partner', [company('Acme'), company('Globex')]);
  await insertRows(test.database, 'partners.person', [someone('Lena', 'PARTNER'), someone('Ada', 'VENDOR')]);
  await insertRows(test.database, 'partners.employment', [working('Lena', 'Acme'), working('Ada', null, { job_title: 'Head of channel' })]);
});
afterAll(() => test.close());

const me = async (as: ReturnType<typeof actor>) => (await asked<{ readonly me: unknown }>(test.as(as).query(ME))).me;

describe('who you are', () => {
  it.each(ROLES.filter(role => role !== 'SYSTEM'))('is told to %s', async role => {
    const atPartner = actsForPartner(role);
    expect(await me(actor(role, { personId: atPartner ? lena : ada, partnerId: atPartner ? acme : null }))).toEqual(atPartner
      ? { role, person: { id: lena, name: 'Lena', email: 'lena@example.com' }, partner: { name: 'Acme' }, employment: { jobTitle: 'Engineer' } }
      : { role, person: { id: ada, name: 'Ada', email: 'ada@example.com' }, partner: null, employment: { jobTitle: 'Head of channel' } });
  });

  it('is a role and nothing else for a machine', async () => {
    expect(await me(actor('INTEGRATION'))).toEqual({ role: 'INTEGRATION', person: null, partner: null, employment: null });
  });

  it('is nobody for who claims to be the programme itself: nobody arrives as it', async () => {
    expect(await me(actor('SYSTEM', { personId: ada }))).toEqual({ role: 'SYSTEM', person: null, partner: null, employment: null });
  });

  it('is nobody at a company one does not work for', async () => {
    expect(await me(actor('PARTNER_ADMIN', { personId: lena, partnerId: globex }))).toMatchObject({ person: { name: 'Lena' }, partner: null, employment: null });
  });
});
