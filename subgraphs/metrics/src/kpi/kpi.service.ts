import type { MeasureService } from '../measure/measure.service.ts';
import { FIGURE_GROUPS, type FigureWish, type MeasureGroup, type Measures, type ScopeKind, type Window } from '../measure/measure.ts';
import { coreOf, evaluated, needsOf, readable } from './dictionary.rules.ts';
import type { Kpi, KpiCode, KpiRule, RegionKpis, Scorecard } from './kpi.ts';

export interface KpiParts {
  readonly measures: MeasureService;
  readonly role: string;
  /** ISO 4217 code of the reporting currency. */
  readonly currency: string;
}

/** KPIs to be worked out for a window; left out, all that mean something at the scope. */
export interface KpiWish {
  readonly window: Window;
  readonly codes?: readonly KpiCode[] | null | undefined;
  /** Nobody reads forms, breakdowns and samples of the answer: of single partners less is asked then. */
  readonly isBrief?: boolean | undefined;
  /** Nobody reads forms, nor the currency, which may be that of a form. */
  readonly withoutForms?: boolean | undefined;
}

/** What follows from the codes alone; a page asks for the same of each partner. */
interface Plan {
  readonly rules: readonly KpiRule[];
  readonly groups: ReadonlySet<MeasureGroup>;
  readonly figures: FigureWish;
}

/** KPIs and scorecards. One that means nothing at a scope, or is not for this reader there, is absent. */
export function kpiService({ measures, role, currency }: KpiParts) {
  const plans = new Map<string, Plan>();
  const planned = (scope: ScopeKind, { codes, isBrief = false }: KpiWish): Plan => {
    const key = `${scope} ${String(isBrief)} ${codes?.join(' ') ?? '*'}`;
    const known = plans.get(key);
    if (known) return known;
    const rules = readable({ scope, role, codes });
    const groups = needsOf(rules);
    const plan = { rules, groups, figures: { groups: FIGURE_GROUPS.filter((group) => groups.has(group)), sums: isBrief ? coreOf(rules) : null } };
    plans.set(key, plan);
    return plan;
  };
  const plan = (scope: ScopeKind, wish: KpiWish) => {
    const { rules, groups, figures } = planned(scope, wish);
    const { window, withoutForms } = wish;
    return {
      question: { window, groups, figures },
      kpisOf: (found: Measures) => evaluated({ rules, scope, measures: found, window, currency, withForms: withoutForms !== true }),
    };
  };

  async function ofPartner(id: string, wish: KpiWish): Promise<readonly Kpi[] | null> {
    const { question, kpisOf } = plan('PARTNER', wish);
    const found = await measures.ofPartner(id, question);
    return found && kpisOf(found);
  }

  async function ofChannel(wish: KpiWish): Promise<readonly Kpi[]> {
    const { question, kpisOf } = plan('CHANNEL', wish);
    return kpisOf(await measures.ofChannel(question));
  }

  const card = ({ period, asOf }: Window, kpis: readonly Kpi[]): Scorecard => ({ period, asOf, kpis });

  return {
    ofPartner,
    ofChannel,
    async ofPortfolio(wish: KpiWish): Promise<readonly Kpi[]> {
      const { question, kpisOf } = plan('PORTFOLIO', wish);
      return kpisOf(await measures.ofPortfolio(question));
    },
    async byRegion(wish: KpiWish): Promise<readonly RegionKpis[]> {
      const { question, kpisOf } = plan('REGION', wish);
      const regions = await measures.byRegion(question);
      return [...regions].map(([region, found]) => ({ region, kpis: kpisOf(found) }));
    },
    async partnerScorecard(id: string, window: Window): Promise<Scorecard | null> {
      const kpis = await ofPartner(id, { window });
      return kpis && card(window, kpis);
    },
    async channelScorecard(window: Window): Promise<Scorecard> {
      return card(window, await ofChannel({ window }));
    },
  };
}

export type KpiService = ReturnType<typeof kpiService>;
