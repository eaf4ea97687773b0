import { empty, raw, sql, type Session, type Sql } from '@channelgraph/database';
import type { Viewer } from '@channelgraph/identity';

export interface FieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface AuditEntry {
  readonly id: string;
  readonly at: Date;
  /** Orders what was done at one instant. */
  readonly position: number;
  readonly personId: string;
  readonly role: string;
  readonly partnerId: string | null;
  readonly onBehalfOf: string | null;
  readonly operation: string;
  readonly reason: string | null;
  readonly requestId: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly changes: readonly FieldChange[];
}

export interface AuditFilter {
  readonly since?: Date | null | undefined;
  readonly before?: Date | null | undefined;
  readonly personId?: string | null | undefined;
  readonly subjectId?: string | null | undefined;
  readonly operation?: string | null | undefined;
  readonly requestId?: string | null | undefined;
}

export interface AuditPage {
  readonly filter: AuditFilter;
  readonly first: number;
  readonly after: { readonly at: string; readonly position: number } | null;
}

interface Row extends Omit<AuditEntry, 'changes' | 'position'> {
  readonly position: bigint;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** An auditor learns that a name was changed, not the name. */
const MASK = '•••';

/** Roles that read the trail. The policy of the table says the same (`auditTable`). */
const READERS = new Set(['VENDOR_ADMIN', 'AUDITOR']);

const matching = ({ since, before, personId, subjectId, operation, requestId }: AuditFilter): Sql => sql`
  ${since ? sql`and e.at >= ${since}` : empty} ${before ? sql`and e.at < ${before}` : empty}
  ${personId ? sql`and e.person_id = ${personId}` : empty} ${subjectId ? sql`and e.subject_id = ${subjectId}` : empty}
  ${operation ? sql`and e.operation = ${operation}` : empty} ${requestId ? sql`and e.request_id = ${requestId}` : empty}`;

/**
 * Questions to the audit trail of a schema.
 * @param personal columns whose values an auditor reads masked
 */
export function auditReader(session: Session, { actor }: Viewer, { schema, personal }: { readonly schema: string; readonly personal: ReadonlySet<string> }) {
  const table = raw(`${schema}.audit_entry`);
  const visible = READERS.has(actor.role) ? sql`true` : sql`false`;
  const isMasked = actor.role !== 'VENDOR_ADMIN';

  const told = (values: Row['before'], field: string): string | null => {
    if (!values || !(field in values)) return null;
    return isMasked && personal.has(field) && values[field] !== null ? JSON.stringify(MASK) : JSON.stringify(values[field]);
  };
  const entryOf = ({ before, after, reason, position, ...row }: Row): AuditEntry => ({
    ...row,
    position: Number(position),
    reason: isMasked && reason !== null ? MASK : reason,
    changes: Object.keys({ ...before, ...after }).sort().map(field => ({ field, before: told(before, field), after: told(after, field) })),
  });

  return {
    /** The newest first; one row more than asked for tells that more follow. */
    page: async ({ filter, first, after }: AuditPage): Promise<readonly AuditEntry[]> => (await session.rows<Row>(sql`
      select e.id, e.at, e.position, e.person_id as "personId", e.role, e.partner_id as "partnerId", e.on_behalf_of as "onBehalfOf", e.operation, e.reason,
        e.request_id as "requestId", e.subject_type as "subjectType", e.subject_id as "subjectId", e.before, e.after
      from ${table} e where ${visible} ${matching(filter)}
      ${after ? sql`and (e.at, e.position) < (${after.at}::timestamptz, ${after.position}::bigint)` : empty}
      order by e.at desc, e.position desc limit ${first + 1}`)).map(entryOf),

    count: async (filter: AuditFilter): Promise<number> => {
      const [row] = await session.rows<{ count: bigint }>(sql`select count(*) from ${table} e where ${visible} ${matching(filter)}`);
      return Number(row?.count ?? 0);
    },
  };
}

export type AuditReader = ReturnType<typeof auditReader>;
