import type { MembershipMeasures, Quantity, ScopeKind } from '../measure/measure.ts';
import { form, ratio } from './figure.rules.ts';
import type { KpiForm } from './kpi.ts';

/** What a count over several partners comes to for one of them: by contract, by production, and by month under contract. */
export const perPartner = (count: Quantity, { active, producing, partnerMonths }: MembershipMeasures, scope: ScopeKind): readonly KpiForm[] =>
  scope === 'PARTNER' ? [] : [
    form('AVERAGE', ratio({ numerator: count, denominator: active })),
    form('PER_PRODUCING', ratio({ numerator: count, denominator: producing })),
    form('PER_PARTNER_MONTH', ratio({ numerator: count, denominator: partnerMonths })),
  ];
