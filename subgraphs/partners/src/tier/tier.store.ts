import { grouped, sql, type Session } from '@channelgraph/database';
import type { Viewer } from '@channelgraph/identity';
import { holdsAt, partnerRows } from '../visibility.ts';
import type { Attainment, Tier, TierCriterion, TierProgram } from './tier.ts';

type TierRow = Omit<Tier, 'criteria'> & {
  readonly programName: string;
  readonly currency: string;
  readonly criteria: readonly TierCriterion[];
};

/** Questions about programmes and what partners have reached. The programmes themselves are nobody's secret. */
export function tierReader(session: Session, viewer: Viewer) {
  const { at } = viewer;
  return {
    /** Every programme by code, its tiers from the lowest, in one statement. */
    async programs(): Promise<readonly TierProgram[]> {
      const rows = await session.rows<TierRow>(sql`
        select g.id as "programId", g.code as "programCode", g.name as "programName", g.currency, t.id, t.code, t.name, t.rank,
          t.discount_basis_points as "discountBasisPoints", t.mdf_basis_points as "mdfBasisPoints", coalesce((
            select json_agg(json_build_object('metric', c.metric, 'required', c.required::text, 'unit', c.unit, 'currency', c.currency) order by c.metric desc)
            from partners.tier_criterion c where c.tier_id = t.id), '[]') as criteria
        from partners.tier_program g join partners.tier t on t.program_id = g.id order by g.code, t.rank`);
      return [...grouped(rows, row => row.programId).values()].flatMap(([first, ...others]) => (first
        ? [{ id: first.programId, code: first.programCode, name: first.programName, currency: first.currency, tiers: [first, ...others] }]
        : []));
    },

    /**
     * By partner, what it has reached now: revenue won since an instant (minor units, by currency), and how many of the
     * people it employs at this instant hold an award that is active at this instant. In one statement.
     */
    async attainedBy(partnerIds: readonly string[], revenueSince: Date): Promise<ReadonlyMap<string, readonly Attainment[]>> {
      const rows = await session.rows<Attainment & { readonly partnerId: string }>(sql`
        select f.partner_id as "partnerId", 'REVENUE' as metric, sum(f.value) as value, f.currency from partners.partner_fact f
        where f.partner_id = any(${partnerIds}::uuid[]) and f.metric = 'REVENUE' and f.valid_from >= ${revenueSince} and f.valid_from <= ${at}
          and ${partnerRows.partners(viewer, 'f.partner_id')}
        group by f.partner_id, f.currency
        union all
        select e.partner_id, 'CERTIFIED_PEOPLE', count(distinct e.person_id)::numeric, null from partners.employment e
        join partners.person_fact f on f.person_id = e.person_id and f.metric = 'CERTIFICATION' and ${holdsAt('f', at)}
        where e.partner_id = any(${partnerIds}::uuid[]) and ${holdsAt('e', at)} and ${partnerRows.partners(viewer, 'e.partner_id')}
        group by e.partner_id`);
      return grouped(rows, row => row.partnerId);
    },
  };
}

export type TierReader = ReturnType<typeof tierReader>;
