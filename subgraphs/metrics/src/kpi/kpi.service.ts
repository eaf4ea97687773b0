import type { MeasureService } from '../measure/measure.service.ts';
import type { Measures, ScopeKind, Window } from '../measure/measure.ts';
import { coreOf, evaluated, needsOf, readable } from './dictionary.rules.ts';
import type { Kpi, KpiCode, RegionKpis, Scorecard } from './kpi.ts';

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
}

/** KPIs and scorecards. One that means nothing at a scope, or is not for this reader there, is absent. */
export function kpiService({ measures, role, currency }: KpiParts) {
  const plan = (scope: ScopeKind, { window, codes, isBrief = false }: KpiWish) => {
    const rules = readable({ scope, role, codes });
    return {
      question: { window, groups: needsOf(rules), sums: isBrief ? coreOf(rules) : null },
      kpisOf: (found: Measures) => evaluated({ rules, scope, measures: found, window, currency }),
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
