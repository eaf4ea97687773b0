import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { demoWorld, type DemoWorldOptions } from './demo-world.ts';
import type { DemoDeal, DemoWorld } from './world.ts';

const options: DemoWorldOptions = {
  anchor: new Date('2026-10-01T00:00:00Z'), until: new Date('2026-11-21T12:00:00Z'), scale: 1,
  calendar: { timeZone: 'Europe/Berlin', fiscalYearStart: 1 }, reportingCurrency: 'USD',
};
const world = demoWorld(options);
const deals = [...world.deals];
const registrations = [...world.registrations];

const bytesOf = (made: DemoWorld): string => JSON.stringify(
  { ...made, deals: [...made.deals], registrations: [...made.registrations], enrolments: [...made.enrolments], eventRegistrations: [...made.eventRegistrations], awards: [...made.awards] },
  (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value),
);
const hashOf = (made: DemoWorld): string => createHash('sha256').update(bytesOf(made)).digest('hex');

const last = <T>(items: readonly T[]): T => items.at(-1) as T; // nothing in the world is without a first step
const stageOf = ({ stages }: DemoDeal): string => last(stages).state;
const dollarsOf = ({ netMinor, currency }: DemoDeal): number => Number(netMinor) / (currency === 'JPY' ? 150 : currency === 'EUR' ? 92 : 100);
const wonByPartners = deals.filter(deal => deal.routeToMarket === 'CHANNEL' && stageOf(deal) === 'WON');
const countsOf = (words: readonly string[]): ReadonlyMap<string, number> => words.reduce((counts, word) => counts.set(word, (counts.get(word) ?? 0) + 1), new Map<string, number>());

describe('the same options', () => {
  it('give the same bytes, and the same again when a list is read twice', () => {
    const again = demoWorld({ ...options, scale: 0.5 });
    const first = hashOf(again);
    expect(hashOf(again)).toBe(first);
    expect(hashOf(demoWorld({ ...options, scale: 0.5 }))).toBe(first);
  });

  it('give another world for another seed, with the same people in its stories', () => {
    const other = demoWorld({ ...options, scale: 0.5, seed: 7 });
    expect(hashOf(other)).not.toBe(hashOf(demoWorld({ ...options, scale: 0.5 })));
    expect(other.people.filter(({ key }) => key !== null)).toEqual(demoWorld({ ...options, scale: 0.5 }).people.filter(({ key }) => key !== null));
  });
});

describe('the world at scale 1', () => {
  it('has the size that is promised', () => {
    const sizes = { partners: world.partners.length, deals: deals.length, customers: world.customers.length, registrations: registrations.length, awards: [...world.awards].length };
    expect(sizes.partners).toBe(60);
    expect(sizes.deals).toBeGreaterThan(2_300);
    expect(sizes.deals).toBeLessThan(2_700);
    expect(Math.abs(sizes.customers - 600)).toBeLessThan(60);
    expect(Math.abs(sizes.registrations - 900)).toBeLessThan(90);
    expect(Math.abs(sizes.awards - 1_000)).toBeLessThan(200);
  });

  it('sells in eight countries, three regions and three currencies', () => {
    expect(new Set(world.partners.map(({ country }) => country)).size).toBe(8);
    expect(new Set(deals.map(({ currency }) => currency))).toEqual(new Set(['EUR', 'USD', 'JPY']));
    const active = world.partners.filter(({ statuses }) => last(statuses).state === 'ACTIVE');
    for (const [region, count] of countsOf(active.map(partner => partner.region))) expect([region, count]).toEqual([region, expect.toSatisfy((n: number) => n >= 8)]);
  });

  it('has every kind, engagement model and status of partners, seven in ten of them active', () => {
    expect(new Set(world.partners.map(({ kind }) => kind)).size).toBe(10);
    expect(new Set(world.partners.flatMap(({ engagementModels }) => engagementModels)).size).toBe(3);
    const statuses = countsOf(world.partners.map(partner => last(partner.statuses).state));
    expect(statuses.size).toBe(10);
    expect((statuses.get('ACTIVE') ?? 0) / 60).toBeGreaterThan(0.65);
    expect((statuses.get('ACTIVE') ?? 0) / 60).toBeLessThan(0.8);
  });

  it('lets one partner in five make seven or eight tenths of the revenue', () => {
    const byPartner = new Map<string, number>();
    for (const deal of wonByPartners) byPartner.set(deal.partnerId ?? '', (byPartner.get(deal.partnerId ?? '') ?? 0) + dollarsOf(deal));
    const sorted = [...byPartner.values()].sort((a, b) => b - a);
    const sum = (list: readonly number[]): number => list.reduce((total, dollars) => total + dollars, 0);
    const share = sum(sorted.slice(0, 12)) / sum(sorted);
    expect(share).toBeGreaterThan(0.68);
    expect(share).toBeLessThan(0.82);
  });

  it('wins a third of what is decided, half of it after a registration', () => {
    const decided = deals.filter(deal => deal.routeToMarket === 'CHANNEL' && ['WON', 'LOST'].includes(stageOf(deal)));
    expect(wonByPartners.length / decided.length).toBeGreaterThan(0.25);
    expect(wonByPartners.length / decided.length).toBeLessThan(0.35);
    const registered = wonByPartners.filter(({ registrationId }) => registrationId !== null).length / wonByPartners.length;
    expect(registered).toBeGreaterThan(0.42);
    expect(registered).toBeLessThan(0.58);
  });

  it('has registrations in every state, some of them waiting', () => {
    const states = countsOf(registrations.map(({ steps }) => last(steps).state));
    expect(new Set(states.keys())).toEqual(new Set(['DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'CONVERTED']));
    expect(states.get('SUBMITTED')).toBeGreaterThanOrEqual(3);
    expect(states.get('UNDER_REVIEW')).toBeGreaterThanOrEqual(3);
  });

  it('gives every active partner a tier, targets, and a deal to close in this quarter', () => {
    const quarter = world.targets.find(({ scope, periodStart, periodEnd }) => scope === 'CHANNEL' && +periodStart === +world.anchor && +periodEnd - +periodStart < 100 * 86_400_000);
    const hasTier = new Set(world.tierAssignments.filter(({ to }) => to === null).map(({ partnerId }) => partnerId));
    const hasTarget = new Set(world.targets.filter(({ periodStart, periodEnd }) => +periodStart === +world.anchor && +periodEnd === +(quarter?.periodEnd ?? 0)).map(({ partnerId }) => partnerId));
    const closing = deals.filter(deal => !['WON', 'LOST'].includes(stageOf(deal)) && deal.expectedCloseOn >= '2026-10-01' && deal.expectedCloseOn <= '2026-12-31');
    const hasPipeline = new Set(closing.map(({ partnerId }) => partnerId));
    const active = world.partners.filter(({ statuses }) => last(statuses).state === 'ACTIVE').map(({ id }) => id);
    expect(active.filter(id => !hasTier.has(id) || !hasTarget.has(id) || !hasPipeline.has(id))).toEqual([]);
  });

  it('covers what is still to be won about three times', () => {
    const isOfQuarter = ({ stages }: DemoDeal): boolean => last(stages).at >= world.anchor;
    const won = wonByPartners.filter(isOfQuarter).reduce((sum, deal) => sum + dollarsOf(deal), 0);
    const open = deals.filter(deal => deal.partnerId !== null && !['WON', 'LOST'].includes(stageOf(deal)) && deal.expectedCloseOn >= '2026-10-01' && deal.expectedCloseOn <= '2026-12-31');
    const target = world.targets.find(({ scope, periodStart }) => scope === 'CHANNEL' && +periodStart === +world.anchor);
    const coverage = open.reduce((sum, deal) => sum + dollarsOf(deal), 0) / (Number(target?.goal.metric === 'REVENUE' ? target.goal.amountMinor : 0n) / 100 - won);
    expect(coverage).toBeGreaterThan(2.4);
    expect(coverage).toBeLessThan(4.2);
  });

  it('leaves no partner more than half of what its region won in a quarter', () => {
    const regionOf = new Map(world.partners.map(({ id, region }) => [id, region]));
    const quarters = world.targets.filter(({ scope, periodEnd }) => scope === 'REGION' && periodEnd <= world.anchor);
    const heavy = quarters.filter(({ region, periodStart, periodEnd }) => {
      const won = wonByPartners.filter(({ partnerId, stages }) => regionOf.get(partnerId ?? '') === region && last(stages).at >= periodStart && last(stages).at < periodEnd);
      const total = won.reduce((sum, deal) => sum + dollarsOf(deal), 0);
      const shares = [...new Set(won.map(({ partnerId }) => partnerId))].map(id => won.filter(({ partnerId }) => partnerId === id).reduce((sum, deal) => sum + dollarsOf(deal), 0) / total);
      return Math.max(...shares) > 0.5 || shares.length < 5;
    });
    expect(heavy).toEqual([]);
  });

  it('has its strongest quarter at the end of the fiscal year', () => {
    const of = (from: string, to: string): number => wonByPartners.filter(({ stages }) => last(stages).at >= new Date(from) && last(stages).at < new Date(to)).reduce((sum, deal) => sum + dollarsOf(deal), 0);
    expect(of('2025-10-01', '2026-01-01')).toBeGreaterThan(1.15 * of('2025-07-01', '2025-10-01'));
  });

  it('promoted some partners in the last two quarters', () => {
    const promoted = world.tierAssignments.filter(({ reason, from }) => reason.startsWith('Meets') && from >= new Date('2026-07-01'));
    expect(promoted.length).toBeGreaterThanOrEqual(3);
  });
});
