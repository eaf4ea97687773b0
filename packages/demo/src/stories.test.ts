import { daysAfter } from '@channelgraph/domain';
import { describe, expect, it } from 'vitest';
import { storyCustomer } from './customers.ts';
import { demoWorld } from './demo-world.ts';
import { STORY_PARTNERS, storyPartner } from './story-partners.ts';
import { STORY_PEOPLE, storyPerson } from './story-people.ts';
import type { DemoDeal, DemoStep } from './world.ts';

const until = new Date('2026-11-21T12:00:00Z');
const world = demoWorld({ anchor: new Date('2026-10-01'), until, scale: 1, calendar: { timeZone: 'Europe/Berlin', fiscalYearStart: 1 }, reportingCurrency: 'USD' });
const { anchor } = world;
const deals = [...world.deals];
const registrations = [...world.registrations];
const awards = [...world.awards];

const last = (steps: readonly DemoStep[]): string => steps.at(-1)?.state ?? '';
const dealsOf = (key: string): readonly DemoDeal[] => deals.filter(({ partnerId }) => partnerId === storyPartner(key).id);
const registrationsFor = (customer: string) => registrations.filter(({ customerId }) => customerId === storyCustomer(customer).id);
const submittedAt = ({ steps }: { readonly steps: readonly DemoStep[] }): number => +(steps.find(({ state }) => state === 'SUBMITTED')?.at ?? 0);
const tiersOf = (key: string): readonly string[] => world.tierAssignments.filter(({ partnerId }) => partnerId === storyPartner(key).id)
  .map(({ tierId }) => world.tierProgram.tiers.find(({ id }) => id === tierId)?.code ?? '');
const wonBetween = (key: string, from: Date, to: Date): number => dealsOf(key)
  .filter(({ stages }) => last(stages) === 'WON' && (stages.at(-1)?.at ?? 0) >= from && (stages.at(-1)?.at ?? 0) < to)
  .reduce((sum, { netMinor }) => sum + Number(netMinor) / 100, 0);
const managersOf = (key: string): readonly (readonly [string, boolean])[] => world.portfolioAssignments.filter(({ partnerId }) => partnerId === storyPartner(key).id).map(({ personId, to }) => [personId, to === null]);

describe('the people of the stories', () => {
  it('are the sixteen that documents and tokens name', () => {
    expect(STORY_PEOPLE.map(({ key, role }) => `${key} ${role}`)).toEqual([
      'vendor-admin VENDOR_ADMIN', 'channel-manager CHANNEL_SALES_MANAGER', 'partner-manager PARTNER_SALES_MANAGER', 'account-manager ACCOUNT_MANAGER',
      'finance CHANNEL_FINANCE', 'mediator CONFLICT_MEDIATOR', 'enablement-manager ENABLEMENT_MANAGER', 'analyst ANALYST', 'auditor AUDITOR',
      'integration INTEGRATION', 'distributor-user DISTRIBUTOR_USER', 'acme-admin PARTNER_ADMIN', 'acme-seller PARTNER_SELLER', 'acme-learner PARTNER_LEARNER',
      'globex-admin PARTNER_ADMIN', 'globex-seller PARTNER_SELLER',
    ]);
  });

  it('are in the world as their tokens say, so that a token needs no database', () => {
    for (const { key, id, role, partnerId } of STORY_PEOPLE) expect(world.people.find(person => person.key === key)).toMatchObject({ id, role, partnerId });
    for (const { key, id } of STORY_PARTNERS) expect(world.partners.find(partner => partner.key === key)?.id).toBe(id);
    expect(() => storyPerson('nobody')).toThrow(RangeError);
    expect(() => storyPartner('nobody')).toThrow(RangeError);
    expect(() => storyCustomer('nobody')).toThrow(RangeError);
  });

  it('look after what they should: the whole channel, and a dozen partners with Acme but without Globex', () => {
    expect(world.territoryOwnerships).toContainEqual(expect.objectContaining({ personId: storyPerson('channel-manager').id, region: 'GLOBAL', to: null }));
    const mine = world.portfolioAssignments.filter(({ personId, to }) => personId === storyPerson('partner-manager').id && to === null);
    expect(mine).toHaveLength(12);
    expect(managersOf('acme')).toEqual([[storyPerson('partner-manager').id, true]]);
    expect(managersOf('globex')).not.toContainEqual([storyPerson('partner-manager').id, true]);
  });

  it('sell what is theirs: sellers of Acme deals of Acme, the account manager directly', () => {
    const ownedBy = (key: string) => deals.filter(({ ownerId }) => ownerId === storyPerson(key).id);
    expect(new Set(ownedBy('acme-seller').map(({ partnerId }) => partnerId))).toEqual(new Set([storyPartner('acme').id]));
    expect(new Set(ownedBy('account-manager').map(({ partnerId }) => partnerId))).toEqual(new Set([null]));
    expect(ownedBy('account-manager').length).toBeGreaterThan(20);
  });
});

describe('Initech', () => {
  it('is claimed by Acme and by Globex, undecided, Acme first', () => {
    const claims = registrationsFor('initech');
    expect(claims.map(({ partnerId, submitterId, steps }) => [partnerId, submitterId, last(steps)])).toEqual([
      [storyPartner('acme').id, storyPerson('acme-seller').id, 'UNDER_REVIEW'], [storyPartner('globex').id, storyPerson('globex-seller').id, 'SUBMITTED'],
    ]);
    const [acme, globex] = claims.map(submittedAt);
    expect(acme).toBeLessThan(globex ?? 0);
    expect(acme).toBeGreaterThan(+daysAfter(until, -2));
  });
});

describe('the duplicate pair', () => {
  it('claims Tyrell within one minute, and the one with more work to show wins', () => {
    const [swift, rapid] = ['swift', 'rapid'].map(key => registrationsFor('tyrell').find(({ partnerId }) => partnerId === storyPartner(key).id));
    if (!swift || !rapid) throw new RangeError('Both have claimed Tyrell.');
    expect(submittedAt(rapid) - submittedAt(swift)).toBeGreaterThan(0);
    expect(submittedAt(rapid) - submittedAt(swift)).toBeLessThan(60_000);
    expect(swift).toMatchObject({ rejectionCode: 'ACCOUNT_NOT_AVAILABLE' });
    expect(last(rapid.steps)).toBe('CONVERTED');
    expect(rapid.evidence.length).toBeGreaterThan(swift.evidence.length);
    expect(deals.find(({ registrationId }) => registrationId === rapid.id)?.stages[0]?.at).toEqual(rapid.steps.at(-1)?.at);
  });
});

describe('Vandelay', () => {
  it('is negotiated with by the vendor itself and registered by a partner', () => {
    const direct = deals.find(({ customerId, routeToMarket }) => customerId === storyCustomer('vandelay').id && routeToMarket === 'DIRECT');
    expect(direct).toMatchObject({ ownerId: storyPerson('account-manager').id, orderId: null, lossReason: null });
    expect(registrationsFor('vandelay').map(({ partnerId, steps }) => [partnerId, last(steps)])).toEqual([[storyPartner('meridian').id, 'UNDER_REVIEW']]);
    expect(registrationsFor('vandelay')[0]?.lines.map(({ familyCode }) => familyCode)).toEqual(direct?.familyCodes);
  });
});

describe('Auric', () => {
  it('is Gold by a quarter that soon leaves its trailing year', () => {
    expect(tiersOf('auric')).toEqual(['GOLD']);
    expect(wonBetween('auric', daysAfter(until, -365), until)).toBeGreaterThan(200_000);
    expect(wonBetween('auric', anchor, new Date('2027-01-01')) + wonBetween('auric', new Date('2026-01-01'), anchor)).toBeLessThan(200_000);
  });
});

describe('Phoenix', () => {
  it('fell from Gold, and rose again', () => {
    expect(tiersOf('phoenix').slice(0, 3)).toEqual(['GOLD', 'SILVER', 'GOLD']);
  });
});

describe('Solitaire', () => {
  it('lost its only certified person, who works for Meridian now', () => {
    const { id } = storyPartner('solitaire');
    const staff = world.employments.filter(({ partnerId }) => partnerId === id);
    const certified = staff.filter(({ personId }) => awards.some(award => award.personId === personId));
    expect(certified).toHaveLength(1);
    const [expert] = certified;
    expect(expert?.to && expert.to < anchor && expert.to > daysAfter(anchor, -20)).toBe(true);
    expect(world.employments.find(({ personId, to }) => personId === expert?.personId && to === null)?.partnerId).toBe(storyPartner('meridian').id);
    expect(world.people.find(person => person.id === expert?.personId)?.partnerId).toBe(storyPartner('meridian').id);
  });
});

describe('Sakura, Borealis and Swift', () => {
  it('trade in yen, name no customers, changed managers', () => {
    expect(world.partners.find(({ key }) => key === 'sakura')).toMatchObject({ country: 'JP', currency: 'JPY' });
    expect(new Set(dealsOf('sakura').map(({ currency }) => currency))).toEqual(new Set(['JPY']));
    expect(dealsOf('borealis').length).toBeGreaterThan(10);
    expect(dealsOf('borealis').filter(({ customerId, engagementModel }) => customerId !== null || engagementModel !== 'SELL_TO')).toEqual([]);
    expect(managersOf('swift')).toEqual([[storyPerson('partner-manager').id, false], [expect.any(String), true]]);
  });
});

describe('the catalogue', () => {
  it('teaches negotiation and the resolution of conflicts', () => {
    expect(world.courses.find(({ code }) => code === 'CONFLICT_RESOLUTION')?.name).toBe('Negotiation and conflict resolution');
    expect([...world.enrolments].filter(({ courseCode }) => courseCode === 'CONFLICT_RESOLUTION').length).toBeGreaterThan(20);
  });
});
