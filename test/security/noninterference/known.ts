import type { Market } from './market.ts';

/** Ids of records by the type of the graph they are of: ours and the rivals' alike, for nobody knows in advance which is which. */
export type Known = ReadonlyMap<string, readonly string[]>;

/** An id of nothing. */
export const NOBODY = '11111111-2222-4333-8444-555555555555';

const ids = (records: readonly { readonly id: string }[]): readonly string[] => records.map(({ id }) => id);

export const knownIn = ({ share }: Market): Known => new Map([
  ['Partner', ids(share.partners)], ['Person', ids(share.people)], ['Employment', ids(share.employments)], ['PortfolioAssignment', ids(share.portfolioAssignments)],
  ['TierAssignment', ids(share.tierAssignments)], ['CustomerAccount', ids(share.customers)], ['DealRegistration', ids(share.registrations)], ['Deal', ids(share.deals)],
  ['Enrolment', ids(share.enrolments)], ['CertificationAward', ids(share.awards)], ['PartnerEvent', ids(share.partnerEvents)], ['EventRegistration', ids(share.eventRegistrations)],
  ['Target', ids(share.targets)], ['TerritoryOwnership', ids(share.territoryOwnerships)],
]);

/** Values of text fields by the names they go by. */
export const WORDS: Readonly<Record<string, readonly string[]>> = {
  country: ['DE', 'US', 'SG'], region: ['EMEA', 'AMER', 'APAC', 'NOWHERE'], familyCode: ['PLATFORM', 'ANALYTICS', 'SECURITY'], code: ['SALES_FOUNDATION', 'TECH_FOUNDATION', 'NONE'],
  base: ['EUR', 'USD'], quote: ['USD', 'EUR'],
};

export const SCALARS: Readonly<Record<string, readonly string[]>> = {
  DateTime: ['2026-11-18T10:00:00.000Z', '2026-10-20T00:00:00.000Z', '2027-01-01T00:00:00.000Z'], LocalDate: ['2026-11-01', '2026-12-01', '2026-10-01', '2026-01-01', '2027-01-01'],
  Decimal: ['1'], String: ['x'],
};
