import { raw, sql, type Sql } from '@channelgraph/database';
import type { Role, Viewer } from '@channelgraph/identity';
import { namedScope, rowScope } from '@channelgraph/subgraph';

/** Who sees which partners here; every store of this subgraph asks through it. */
export const partnerRows = rowScope('partners', {
  VENDOR_ADMIN: 'ALL',
  CHANNEL_SALES_MANAGER: 'TERRITORY',
  PARTNER_SALES_MANAGER: 'PORTFOLIO',
  ENABLEMENT_MANAGER: 'ALL',
  PARTNER_ADMIN: 'EMPLOYMENT',
  PARTNER_SELLER: 'EMPLOYMENT',
  PARTNER_LEARNER: 'EMPLOYMENT',
  DISTRIBUTOR_USER: 'EMPLOYMENT',
});

const VENDOR_PEOPLE: readonly Role[] = [
  'VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'ACCOUNT_MANAGER', 'CHANNEL_FINANCE', 'CONFLICT_MEDIATOR', 'ENABLEMENT_MANAGER',
];
const PARTNER_PEOPLE: readonly Role[] = ['PARTNER_ADMIN', 'PARTNER_SELLER', 'PARTNER_LEARNER', 'DISTRIBUTOR_USER'];

/** Analysts, auditors and machines see no names at all. */
const KNOWS_VENDOR_PEOPLE: readonly Role[] = [...VENDOR_PEOPLE, ...PARTNER_PEOPLE];
/** Those who may find a first or next employer for somebody, and who keeps everybody's learning records. */
const KNOWS_PEOPLE_WITHOUT_EMPLOYER: readonly Role[] = ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'ENABLEMENT_MANAGER'];
const KNOWS_TERRITORIES: readonly Role[] = [...VENDOR_PEOPLE, ...PARTNER_PEOPLE, 'ANALYST'];

const allowed = (roles: readonly Role[], { actor }: Viewer): Sql => (roles.includes(actor.role) ? sql`true` : sql`false`);

/** True for effective-dated rows (`valid_from`, `valid_to`) that hold at the instant. */
export const holdsAt = (alias: string, at: Date): Sql => {
  const row = raw(alias);
  return sql`(${row}.valid_from <= ${at} and (${row}.valid_to is null or ${at} < ${row}.valid_to))`;
};

/** Whose employments are seen: those at a partner within reach, the own, and the vendor's. `alias` is of `partners.employment`. */
export const employmentRows = namedScope('partners.employments', (viewer, alias: string) => {
  const row = raw(alias);
  return sql`(
    ${row}.person_id = ${viewer.actor.personId}::uuid
    or (${row}.partner_id is null and ${allowed(KNOWS_VENDOR_PEOPLE, viewer)})
    or (${row}.partner_id is not null and ${partnerRows.partners(viewer, `${alias}.partner_id`)}))`;
});

const worksFor = (viewer: Viewer, alias: string, during: Sql): Sql => sql`exists (
  select from partners.employment w where w.person_id = ${raw(alias)}.id and w.partner_id is not null and ${during}
  and ${partnerRows.partners(viewer, 'w.partner_id')})`;

const withoutEmployer = (viewer: Viewer, alias: string): Sql => sql`(${allowed(KNOWS_PEOPLE_WITHOUT_EMPLOYER, viewer)} and ${raw(alias)}.side = 'PARTNER'
  and not exists (select from partners.employment w where w.person_id = ${raw(alias)}.id and ${holdsAt('w', viewer.at)}))`;

/** Over an alias of `partners.person`. */
export const personRows = {
  /**
   * Whose name is seen: the own, everyone's who works or worked for a partner within reach (a deal keeps its owner's name
   * when the owner leaves), the vendor's people, and by some the people who work nowhere.
   */
  people: namedScope('partners.people', (viewer, alias: string) => sql`(
    ${raw(alias)}.id = ${viewer.actor.personId}::uuid
    or (${raw(alias)}.side = 'VENDOR' and ${allowed(KNOWS_VENDOR_PEOPLE, viewer)})
    or ${worksFor(viewer, alias, sql`w.valid_from <= ${viewer.at}`)} or ${withoutEmployer(viewer, alias)})`),

  /** Whose e-mail address is seen beside the name: not the vendor people's by partners, and nobody's who has left. */
  emails: namedScope('partners.emails', (viewer, alias: string) => sql`(
    ${raw(alias)}.id = ${viewer.actor.personId}::uuid
    or (${raw(alias)}.side = 'VENDOR' and ${allowed(VENDOR_PEOPLE, viewer)})
    or ${worksFor(viewer, alias, holdsAt('w', viewer.at))} or ${withoutEmployer(viewer, alias)})`),
};

/** Territories are no partner's: who is signed in with work to do sees the whole tree, nobody else any of it. */
export const territoryRows = namedScope('partners.territories', viewer => allowed(KNOWS_TERRITORIES, viewer));
