import { raw, sql, type Sql } from '@channelgraph/database';
import { actsForPartner, type Role, type Viewer } from '@channelgraph/identity';
import { namedScope, rowScope } from '@channelgraph/subgraph';
import { WRITES_AWARDS } from './award/award.ts';

/** Which partners' people a role looks after here. */
export const partnerRows = rowScope('enablement', {
  VENDOR_ADMIN: 'ALL',
  ENABLEMENT_MANAGER: 'ALL',
  CHANNEL_SALES_MANAGER: 'TERRITORY',
  PARTNER_SALES_MANAGER: 'PORTFOLIO',
  PARTNER_ADMIN: 'EMPLOYMENT',
  PARTNER_SELLER: 'EMPLOYMENT',
  PARTNER_LEARNER: 'EMPLOYMENT',
});

/**
 * Whose learning a role sees: everybody's, its own and that of the people whom the partners it reaches employ now, of those
 * only what was passed, or its own. A machine that may write awards sees those of the people it may write for.
 */
type Sight = 'ALL' | 'PEOPLE' | 'PASSES' | 'OWN' | 'MACHINE' | 'NONE';

const sightOfRole: Partial<Readonly<Record<Role, Sight>>> = {
  VENDOR_ADMIN: 'ALL',
  ENABLEMENT_MANAGER: 'ALL',
  CHANNEL_SALES_MANAGER: 'PEOPLE',
  PARTNER_SALES_MANAGER: 'PASSES',
  PARTNER_ADMIN: 'PEOPLE',
  PARTNER_SELLER: 'OWN',
  PARTNER_LEARNER: 'OWN',
  ACCOUNT_MANAGER: 'OWN',
  CHANNEL_FINANCE: 'OWN',
  CONFLICT_MEDIATOR: 'OWN',
  INTEGRATION: 'MACHINE',
};

const sightOf = ({ actor }: Viewer): Sight => sightOfRole[actor.role] ?? 'NONE';

/** True for rows of enablement.employment (under an alias) that hold at the viewer's instant. */
export const employedNow = ({ at }: Viewer, alias: string): Sql =>
  sql`${raw(alias)}.valid_from <= ${at} and (${raw(alias)}.valid_to is null or ${at} < ${raw(alias)}.valid_to)`;

const employedBy = (viewer: Viewer, column: string, employer: Sql): Sql =>
  sql`exists (select from enablement.employment job where job.person_id = ${raw(column)} and ${employedNow(viewer, 'job')} and ${employer})`;

function ofMachine(viewer: Viewer, column: string): Sql {
  const { partnerId, scopes } = viewer.actor;
  if (!scopes.includes(WRITES_AWARDS)) return sql`false`;
  return partnerId === null ? sql`true` : employedBy(viewer, column, sql`job.partner_id = ${partnerId}::uuid`);
}

/** Who sees whose learning; every store of this subgraph asks through it. Columns and aliases are those of the asking SQL. */
export const learning = {
  /** True for partners whose people the viewer looks after, or works beside. */
  partners: (viewer: Viewer, column: string): Sql => partnerRows.partners(viewer, column),

  /** True for people, in this column, whose learning the viewer sees, wherever they work now. */
  people: namedScope('enablement.people', (viewer, column: string): Sql => {
    const own = sql`${raw(column)} = ${viewer.actor.personId}::uuid`;
    switch (sightOf(viewer)) {
      case 'ALL': return sql`true`;
      case 'PEOPLE':
      case 'PASSES': return sql`(${own} or ${employedBy(viewer, column, partnerRows.partners(viewer, 'job.partner_id'))})`;
      case 'OWN': return own;
      case 'MACHINE': return ofMachine(viewer, column);
      case 'NONE': return sql`false`;
    }
  }),

  /** The same for people already known to work now for a partner that the viewer reaches: cheaper to ask. */
  colleagues: namedScope('enablement.colleagues', (viewer, column: string): Sql => {
    switch (sightOf(viewer)) {
      case 'ALL':
      case 'PEOPLE':
      case 'PASSES': return sql`true`;
      case 'OWN': return sql`${raw(column)} = ${viewer.actor.personId}::uuid`;
      case 'MACHINE':
      case 'NONE': return sql`false`;
    }
  }),

  /** Of a visible person's enrolments (under an alias), those that the viewer sees: who failed or is late is not for everybody. */
  progress: namedScope('enablement.progress', (viewer, alias: string): Sql => {
    const visible: Sql = sql`(${raw(alias)}.status = 'COMPLETED' or ${raw(alias)}.person_id = ${viewer.actor.personId}::uuid)`;
    return sightOf(viewer) === 'PASSES' ? visible : sql`true`;
  }),
};

/** Who is invited to which event, and who sees who comes. Aliases are those of the asking SQL. */
export const events = {
  /** True for events (under an alias) that the viewer runs or is invited to: the vendor's people to all, a partner's to those for its region. */
  invited: namedScope('enablement.invited', (viewer, alias: string): Sql => {
    const { role, partnerId } = viewer.actor;
    if (!actsForPartner(role)) return sightOf(viewer) === 'NONE' || sightOf(viewer) === 'MACHINE' ? sql`false` : sql`true`;
    return sql`exists (
      select from enablement.partner home where home.id = ${partnerId}::uuid and ${partnerRows.partners(viewer, 'home.id')}
      and (${raw(alias)}.region is null or ${raw(alias)}.region = home.region))`;
  }),

  /** True for registrations (under an alias) that the viewer sees: the own; those for the partners it looks after, of which some roles see only who came. */
  registered: namedScope('enablement.registered', (viewer, alias: string): Sql => {
    const own = sql`${raw(alias)}.person_id = ${viewer.actor.personId}::uuid`;
    const reached = partnerRows.partners(viewer, `${alias}.partner_id`);
    switch (sightOf(viewer)) {
      case 'ALL': return sql`true`;
      case 'PEOPLE': return sql`(${own} or ${reached})`;
      case 'PASSES': return sql`(${own} or ${raw(alias)}.attendance in ('ATTENDED', 'LATE') and ${reached})`;
      case 'OWN': return own;
      case 'MACHINE':
      case 'NONE': return sql`false`;
    }
  }),
};
