import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { readCursor } from '../paging/cursor.ts';
import { PageArgs, pageOf, pageSize, type Page } from '../paging/page.ts';
import { AuditEntryConnection, AuditFilterInput } from './audit-entry.graphql.ts';
import type { AuditEntry, AuditReader } from './audit.store.ts';

/**
 * The root field by which a subgraph shows its audit trail.
 * @param field its name, `dealsAudit`
 * @param Access declares the action, which is on the subgraph's own list
 */
export function auditResolver(field: string, Access: MethodDecorator): new () => object {
  @Resolver()
  class AuditResolver {
    @Access
    @Query(() => AuditEntryConnection, { name: field, nullable: true, description: 'Who did what to the records kept here, the newest first: the audit trail.' })
    async auditTrail(
      @Args(() => PageArgs) page: PageArgs,
      @Arg('filter', () => AuditFilterInput, { nullable: true, description: 'Which entries.' }) filter: AuditFilterInput | null,
      @Ctx() { audit }: { readonly audit: AuditReader },
    ): Promise<Page<AuditEntry>> {
      const first = pageSize(page);
      const [at, position] = page.after ? readCursor(page.after, ['instant', 'number']) : [];
      const rows = await audit.page({ filter: filter ?? {}, first, after: position === undefined ? null : { at: String(at), position: Number(position) } });
      return pageOf({ rows, first, after: page.after, keyOf: entry => [entry.at.toISOString(), entry.position], totalCount: () => audit.count(filter ?? {}) });
    }
  }
  return AuditResolver;
}
