/** Who somebody works for changes while tokens live on: rows follow the employment, and a token only says in whose name somebody asks. */
import { STORY_PEOPLE } from '@channelgraph/demo';
import type { Actor } from '@channelgraph/identity';
import { storyActor } from '@channelgraph/standalone';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, partnerOf, type House } from '../../graph/house.ts';

let house: House;
beforeAll(async () => { house = await openHouse({ delivery: 'on-demand' }); });
afterAll(() => house.close());

const mover = storyActor('acme-admin');
const [acme, globex] = [partnerOf('acme-admin'), partnerOf('globex-admin')];
const inTheNameOf = (partnerId: string): Actor => ({ ...mover, partnerId });

/** How many rows of each kind somebody sees of a partner, asked in every subgraph. */
async function seen(who: Actor, partner: string): Promise<readonly (number | null)[]> {
  const query = `query ($id: ID!) {
    partner(id: $id) { name deals { totalCount } registrations { totalCount } certifications { totalCount } learners { totalCount } scorecard(period: CURRENT_QUARTER) { asOf } }
    deals { totalCount } registrations { totalCount } partners { totalCount }
  }`;
  const { data } = await house.ask(who, query, { id: partner });
  interface Count { readonly totalCount: number }
  const { partner: of, deals, registrations, partners } = data as { partner: Record<'deals' | 'registrations' | 'certifications' | 'learners', Count> & { scorecard: object | null } | null; deals: Count; registrations: Count; partners: Count }; // as selected
  return [of?.deals.totalCount ?? null, of?.registrations.totalCount ?? null, of?.certifications.totalCount ?? null, of?.learners.totalCount ?? null, of?.scorecard ? 1 : null, deals.totalCount, registrations.totalCount, partners.totalCount];
}
const NOTHING = [null, null, null, null, null, 0, 0, 0];

describe('a token', () => {
  it('says who, in which role, and for which partner: neither portfolio nor region nor employment', async () => {
    for (const { key } of STORY_PEOPLE) {
      const { iss: _iss, aud: _aud, exp: _exp, iat: _iat, sub: _sub, ...rest } = decodeJwt(await house.token(key));
      expect(Object.keys(rest).filter(claim => !['role', 'partner', 'scope'].includes(claim))).toEqual([]);
    }
  });
});

describe('somebody who leaves', () => {
  it('sees what the partner has, until the end of the employment; and nothing from then on, with the same token', async () => {
    const before = await seen(mover, acme);
    expect(before.every(count => count !== null && count > 0)).toBe(true);
    const { me } = await house.data(mover, '{ me { employment { id version } } }') as { me: { employment: { id: string; version: number } } }; // as selected
    const end = 'mutation ($input: EndEmploymentInput!) { endEmployment(input: $input) { userErrors { code } } }';
    expect(await house.data('vendor-admin', end, { input: { id: me.employment.id, expectedVersion: me.employment.version } })).toEqual({ endEmployment: { userErrors: [] } });
    await house.assembly.drain();
    expect(await seen(mover, acme)).toEqual(NOTHING);
  });

  it('sees the rows of the next employer only in its name; a rival’s token is of no use before, nor the old one after', async () => {
    expect(await seen(inTheNameOf(globex), globex)).toEqual(NOTHING);
    const start = 'mutation ($input: StartEmploymentInput!) { startEmployment(input: $input) { userErrors { code } } }';
    expect(await house.data('vendor-admin', start, { input: { personId: mover.personId, partnerId: globex, jobTitle: 'Principal', certifiable: true } })).toEqual({ startEmployment: { userErrors: [] } });
    await house.assembly.drain();
    for (const partner of [acme, globex]) expect(await seen(mover, partner)).toEqual(NOTHING);
    expect(await seen(inTheNameOf(globex), acme)).toEqual([...NOTHING.slice(0, 5), ...(await seen(inTheNameOf(globex), globex)).slice(5)]);
    const colleague = storyActor('globex-admin');
    expect(await seen(inTheNameOf(globex), globex)).toEqual(await seen(colleague, globex));
  });
});
