import { demoId, demoWorld, type DemoWorld } from '@channelgraph/demo';
import { ANCHOR, NOW, SETTINGS } from '../../graph/house.ts';
import { marketOf, type Market, type Share, type Watcher } from './market.ts';

/** The same markets in several states of the world. */
export interface Worlds {
  readonly markets: readonly Market[];
  /** As it is. */
  readonly whole: DemoWorld;
  /** As it would be had the rivals never been there; all else to the byte the same. */
  readonly withoutRivals: DemoWorld;
  /** Nor what within a partner's own walls, or its manager's sight, is hidden from those for whom `isWatchedFromWithin`. */
  readonly withoutHidden: DemoWorld;
}

export const STATES = ['whole', 'withoutRivals', 'withoutHidden'] as const;
export type State = (typeof STATES)[number];

const LISTS = ['people', 'employments', 'partners', 'portfolioAssignments', 'territoryOwnerships', 'tierAssignments', 'customers', 'registrations', 'deals', 'enrolments', 'awards', 'partnerEvents', 'eventRegistrations', 'targets'] as const;

/** Many small worlds side by side, on one catalogue. */
export function worldsOf(seed: number, count: number): Worlds {
  const markets = Array.from({ length: count }, (_, index) => marketOf(seed, index));
  const demo = demoWorld({ anchor: ANCHOR, until: NOW, scale: 0, ...SETTINGS });
  const ladder = demo.tierProgram;
  const shared = { ...demo, exchangeRates: demo.exchangeRates.filter(({ date }) => date.endsWith('-01') || date.startsWith('2026-11')) };
  const whole = (shares: readonly Share[]): DemoWorld => ({
    ...shared,
    ...Object.fromEntries(LISTS.map(list => [list, shares.flatMap(share => share[list] as readonly unknown[])])) as unknown as Share, // list by list the same kind
    tierAssignments: shares.flatMap(share => share.tierAssignments).map(assignment => ({ ...assignment, programId: ladder.id, tierId: ladder.tiers[Number(assignment.tierId)]?.id ?? '' })),
  });
  const goals = channelTargets(seed);
  return {
    markets,
    whole: whole([...markets.map(({ share }) => share), { ...NOTHING, targets: goals }]),
    withoutRivals: whole([...markets.map(withoutRivals), { ...NOTHING, targets: goals }]),
    withoutHidden: whole(markets.map(market => withoutHidden(market, withoutRivals(market)))),
  };
}

const NOTHING = Object.fromEntries(LISTS.map(list => [list, []])) as unknown as Share; // every list is empty

/** What the vendor wants of regions and of the channel; no partner's business. */
const channelTargets = (seed: number): Share['targets'] => [null, 'EMEA', 'APAC'].map((region, turn) => ({
  id: demoId('channel target', seed, turn), scope: region === null ? 'CHANNEL' : 'REGION', partnerId: null, region,
  periodStart: new Date('2026-09-30T22:00:00Z'), periodEnd: new Date('2026-12-31T23:00:00Z'), goal: { metric: 'REVENUE', amountMinor: 900_000_000n, currency: 'USD' },
}));

/** Who is asked about the third state: one person of each market, a seller, a learner or the partner's manager. */
export const isWatchedFromWithin = ({ within }: Market, { actor }: Watcher): boolean => actor.personId === within;

/** What that person may not see is gone, or another: colleagues' business for who sells or learns, unfinished learning for the manager, addresses of who has left. */
export function withoutHidden({ within, isManaged }: Market, share: Share): Share {
  const employed = new Set(share.employments.filter(({ to }) => to === null).map(({ personId }) => personId));
  const people = share.people.map(person => (employed.has(person.id) ? person : { ...person, email: `hidden.${person.email}` }));
  if (isManaged) {
    return {
      ...share, people,
      enrolments: share.enrolments.filter(({ steps }) => steps.at(-1)?.state === 'COMPLETED'),
      eventRegistrations: share.eventRegistrations.filter(({ steps }) => ['ATTENDED', 'LATE'].includes(steps.at(-1)?.state ?? '')),
    };
  }
  const isOwn = ({ personId }: { readonly personId: string }): boolean => personId === within;
  const deals = share.deals.filter(({ ownerId }) => ownerId === within);
  const registrations = share.registrations.filter(({ id, submitterId }) => submitterId === within || deals.some(({ registrationId }) => registrationId === id));
  return {
    ...share, people, registrations, deals, targets: [],
    enrolments: share.enrolments.filter(isOwn), awards: share.awards.filter(isOwn), eventRegistrations: share.eventRegistrations.filter(isOwn),
  };
}

/** What is left of a market when its rivals, and everything that is theirs alone, are taken out. */
export function withoutRivals({ rivals, share }: Market): Share {
  const gone = new Set(rivals.map(({ id }) => id));
  const isOurs = ({ partnerId }: { readonly partnerId: string | null }): boolean => partnerId === null || !gone.has(partnerId);
  const employments = share.employments.filter(isOurs);
  const staying = new Set(employments.map(({ personId }) => personId));
  const theirs = share.employments.filter(job => !isOurs(job));
  const ourStaff = new Set(employments.filter(({ to }) => to === null).map(({ personId }) => personId));
  /** What somebody learns while a rival employs them is the rival's business; who comes to us brings it along. */
  const isDoneForUs = (personId: string, at: Date | undefined): boolean =>
    ourStaff.has(personId) || (staying.has(personId) && !theirs.some(job => job.personId === personId && at !== undefined && job.from <= at));
  const registrations = share.registrations.filter(isOurs);
  const deals = share.deals.filter(isOurs);
  const named = new Set([...registrations, ...deals].map(({ customerId }) => customerId));
  return {
    ...share, employments, registrations, deals,
    partners: share.partners.filter(({ id }) => !gone.has(id)),
    people: share.people.filter(({ id }) => staying.has(id)),
    portfolioAssignments: share.portfolioAssignments.filter(isOurs),
    tierAssignments: share.tierAssignments.filter(isOurs),
    customers: share.customers.filter(({ id }) => named.has(id)),
    enrolments: share.enrolments.filter(({ personId, steps }) => isDoneForUs(personId, steps[0]?.at)),
    awards: share.awards.filter(({ personId, awardedAt }) => isDoneForUs(personId, awardedAt)),
    eventRegistrations: share.eventRegistrations.filter(isOurs),
    targets: share.targets.filter(isOurs),
  };
}
