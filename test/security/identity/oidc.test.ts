/** The real gateway before the whole graph, believing a certified OIDC provider that runs beside it. */
import { sql } from '@channelgraph/database';
import { STORY_PEOPLE } from '@channelgraph/demo';
import { oidcVerifier } from '@channelgraph/identity';
import { testClock } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, partnerOf, type House } from '../../graph/house.ts';
import { AUDIENCE, realIssuer, type RealIssuer } from './real-issuer.ts';

const seller = STORY_PEOPLE.find(({ key }) => key === 'acme-seller')?.id ?? '';
const MACHINES = { crm: { role: 'INTEGRATION' }, 'acme-erp': { role: 'INTEGRATION', partner: partnerOf('acme-seller') } };

let issuer: RealIssuer;
let house: House;
const clock = testClock(new Date());
beforeAll(async () => {
  issuer = await realIssuer({ ...MACHINES, [seller]: { role: 'PARTNER_SELLER', partner: partnerOf('acme-seller') } });
  house = await openHouse({ verify: oidcVerifier({ issuer: issuer.url, audience: AUDIENCE, now: () => clock.now() }).verify });
});
afterAll(async () => {
  await house.close();
  await issuer.close();
});

interface Answered { readonly status: number; readonly data: unknown; readonly codes: readonly unknown[] }

async function ask(token: string, query: string): Promise<Answered> {
  const response = await fetch(`${house.assembly.gateway.url}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query }),
  });
  const { data, errors = [] } = (await response.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] }; // GraphQL over HTTP
  return { status: response.status, data, codes: errors.map(({ extensions }) => extensions.code) };
}

const DEALS = '{ deals(first: 100) { totalCount edges { node { partner { id } } } } }';

describe('a machine with client credentials', () => {
  it('reads what its scope names', async () => {
    const [counted] = await house.assembly.subgraphs.get('deals')?.database.rows<{ deals: number }>(sql`select count(*)::int as deals from deals.deal`) ?? [];
    const answer = await ask(await issuer.machineToken('crm', { scope: 'deals:read' }), '{ deals { totalCount } }');
    expect(answer).toEqual({ status: 200, codes: [], data: { deals: { totalCount: counted?.deals } } });
  });

  it('is refused what it does not name', async () => {
    expect(await ask(await issuer.machineToken('crm', { scope: 'registrations:write' }), DEALS)).toMatchObject({ codes: ['FORBIDDEN'] });
    expect(await ask(await issuer.machineToken('crm'), DEALS)).toMatchObject({ codes: ['FORBIDDEN'] });
  });
});

describe('somebody who signed in', () => {
  it('is the person, in the role and for the partner that the issuer names', async () => {
    const { accessToken } = await issuer.signIn(seller);
    expect(await ask(accessToken, '{ me { role person { id } partner { id } } }')).toMatchObject({
      codes: [], data: { me: { role: 'PARTNER_SELLER', person: { id: seller }, partner: { id: partnerOf('acme-seller') } } },
    });
  });
});
