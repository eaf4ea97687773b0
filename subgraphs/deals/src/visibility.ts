import { raw, sql, type Sql } from '@channelgraph/database';
import { actsForPartner, type Actor, type Role, type Viewer } from '@channelgraph/identity';
import { namedChoice, namedScope, rowScope } from '@channelgraph/subgraph';

/** Who reaches which partners here; every store of this subgraph asks through it or through the scopes below. */
export const partnerRows = rowScope('deals', {
  VENDOR_ADMIN: 'ALL',
  CHANNEL_SALES_MANAGER: 'TERRITORY',
  PARTNER_SALES_MANAGER: 'PORTFOLIO',
  PARTNER_ADMIN: 'EMPLOYMENT',
  PARTNER_SELLER: 'EMPLOYMENT',
});

const isMine = ({ actor }: Viewer, alias: string, columns: readonly string[]): Sql =>
  sql`${actor.personId}::uuid in (${raw(columns.map(column => `${alias}.${column}`).join(', '))})`;

/** Within a reachable partner: a seller sees the deals it owns, everybody else all of them. */
export const ownDeals = namedScope('deals.own-deals', (viewer, alias: string) =>
  (viewer.actor.role === 'PARTNER_SELLER' ? isMine(viewer, alias, ['owner_id']) : sql`true`));

/** Within a reachable partner: a seller sees the registrations it drafted or submitted. */
export const ownRegistrations = namedScope('deals.own-registrations', (viewer, alias: string) =>
  (viewer.actor.role === 'PARTNER_SELLER' ? isMine(viewer, alias, ['owner_id', 'submitter_id']) : sql`true`));

/** Deals: an account manager has its own and no partner's. */
export const dealRows = namedScope('deals.deals', (viewer, alias: string) =>
  (viewer.actor.role === 'ACCOUNT_MANAGER'
    ? isMine(viewer, alias, ['owner_id'])
    : sql`(${partnerRows.partners(viewer, `${alias}.partner_id`)} and ${ownDeals(viewer, alias)})`));

export const registrationRows = namedScope('deals.registrations', (viewer, alias: string) =>
  sql`(${partnerRows.partners(viewer, `${alias}.partner_id`)} and ${ownRegistrations(viewer, alias)})`);

/** What only the vendor's people read: customer accounts, reviewers. */
export const isVendor = (actor: Actor | null): boolean => actor !== null && !actsForPartner(actor.role);

/** Who decides on claims may know that a customer was named, and when. To who sells, it would tell that a partner is engaged there. */
const KNOWS_PROVISIONAL: readonly Role[] = ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER'];

/** Customer accounts: none for a partner; for the vendor's people those of the deals and registrations they see, for its sellers once confirmed. */
export const customerRows = namedScope('deals.customers', (viewer, alias: string) =>
  (isVendor(viewer.actor)
    ? sql`(${viewer.actor.role === 'VENDOR_ADMIN' ? sql`true` : sql`false`}
        or exists (select from deals.registration r where r.customer_id = ${raw(alias)}.id and ${registrationRows(viewer, 'r')})
        or exists (select from deals.deal d where d.customer_id = ${raw(alias)}.id and ${dealRows(viewer, 'd')}))
      and ${KNOWS_PROVISIONAL.includes(viewer.actor.role) ? sql`true` : sql`${raw(alias)}.status = 'CONFIRMED'`}`
    : sql`false`));

/** Targets are the business of those who answer for them, not of a single seller. */
export const seesTargets = namedChoice('deals.targets', ({ actor }) => actor.role !== 'PARTNER_SELLER');
