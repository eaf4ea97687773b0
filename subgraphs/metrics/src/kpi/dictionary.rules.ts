import type { FigureWish, MeasureGroup, Measures, ScopeKind, Window } from '../measure/measure.ts';
import { certifications } from './certifications.rules.ts';
import { channelMix } from './channel-mix.rules.ts';
import { channelRevenueGrowth } from './channel-revenue-growth.rules.ts';
import { channelRevenue } from './channel-revenue.rules.ts';
import { closeRate } from './close-rate.rules.ts';
import { dealSize } from './deal-size.rules.ts';
import { dealsPerPartner } from './deals-per-partner.rules.ts';
import { eventAttendees } from './event-attendees.rules.ts';
import { READER_OF_ROLE, type Kpi, type KpiCode, type KpiForm, type KpiPart, type KpiRule } from './kpi.ts';
import { newPartners } from './new-partners.rules.ts';
import { partnerAcquisition } from './partner-acquisition.rules.ts';
import { partnerRetention } from './partner-retention.rules.ts';
import { pipelineCoverage } from './pipeline-coverage.rules.ts';
import { pipelineValue } from './pipeline-value.rules.ts';
import { promotedPartners } from './promoted-partners.rules.ts';
import { registrationsPerPartner } from './registrations-per-partner.rules.ts';
import { registrationsPerRegion } from './registrations-per-region.rules.ts';
import { revenueByCalendar } from './revenue-by-calendar.rules.ts';
import { revenueContribution } from './revenue-contribution.rules.ts';
import { revenueGrowth } from './revenue-growth.rules.ts';
import { targetAttainment } from './target-attainment.rules.ts';

/** THE list of KPIs, in the order of their codes. */
export const DICTIONARY: readonly KpiRule[] = [
  newPartners, partnerAcquisition, partnerRetention, revenueGrowth, targetAttainment, channelRevenue, channelRevenueGrowth, revenueContribution, channelMix,
  registrationsPerRegion, registrationsPerPartner, promotedPartners, dealSize, dealsPerPartner, certifications, eventAttendees, closeRate, pipelineValue, pipelineCoverage, revenueByCalendar,
];

export interface Choice {
  readonly scope: ScopeKind;
  readonly role: string;
  /** Left out, all that have a meaning there. */
  readonly codes?: readonly KpiCode[] | null | undefined;
}

/** The KPIs among those asked for that mean something at the scope and that the role may read. */
export function readable({ scope, role, codes }: Choice): readonly KpiRule[] {
  const reader = READER_OF_ROLE[role];
  return DICTIONARY.filter((rule) =>
    reader !== undefined && rule.readers.includes(reader) && rule.scopes.includes(scope) && (codes?.includes(rule.code) ?? true));
}

/** Whether a KPI is counted as of now, whatever the period: then its past is not known here. */
export const isOfNow = (code: KpiCode): boolean => DICTIONARY.some((rule) => rule.code === code && rule.window.startsWith('asOf'));

/** What must be measured for these KPIs. */
export const needsOf = (rules: readonly KpiRule[]): ReadonlySet<MeasureGroup> => new Set(rules.flatMap(({ needs }) => needs));

/** The sums of deals and awards that the values alone of these KPIs are made of; null where one of them needs everything. */
export const coreOf = (rules: readonly KpiRule[]): FigureWish['sums'] => {
  const cores = rules.map(({ core }) => core);
  return cores.every((core) => core !== undefined) ? [...new Set(cores.flat())] : null;
};

export interface Evaluation {
  readonly rules: readonly KpiRule[];
  readonly scope: ScopeKind;
  readonly measures: Measures;
  readonly window: Window;
  /** The reporting currency. */
  readonly currency: string;
  /** Whether anybody reads the forms, or the currency, which may be that of a form. */
  readonly withForms: boolean;
}

const NO_FORMS: readonly KpiForm[] = [];
const NO_PARTS: readonly KpiPart[] = [];

/** The KPIs of one scope, worked out from its measures. */
export const evaluated = ({ rules, scope, measures, window, currency, withForms }: Evaluation): readonly Kpi[] =>
  rules.map(({ code, name, formula, formulaVersion, figures }) => {
    const { primary, forms: formsOf, breakdown = NO_PARTS, sample } = figures({ measures, window, scope });
    const { value, unit, numerator, denominator, reason } = primary; // one by one: a page of partners has hundreds of them
    const forms = withForms && formsOf ? formsOf() : NO_FORMS;
    return {
      value, unit, numerator, denominator, reason,
      code, name, formula, formulaVersion,
      period: window.period,
      asOf: window.asOf,
      currency: unit === 'MONEY' || forms.some((form) => form.unit === 'MONEY') ? currency : null,
      sampleSize: sample.obstacle ? null : Number(sample.amount),
      suppressed: reason === 'SUPPRESSED',
      breakdown,
      forms,
    };
  });
