import { demoWorld, type DemoWorld } from '@channelgraph/demo';
import { ANCHOR, NOW, SETTINGS } from '../../graph/house.ts';
import { marketOf, type Market, type Share } from './market.ts';

/** The same markets in two states of the world. */
export interface Worlds {
  readonly markets: readonly Market[];
  /** As it is. */
  readonly whole: DemoWorld;
  /** As it would be had the rivals never been there; all else to the byte the same. */
  readonly withoutRivals: DemoWorld;
}

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
  return { markets, whole: whole(markets.map(({ share }) => share)), withoutRivals: whole(markets.map(withoutRivals)) };
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
