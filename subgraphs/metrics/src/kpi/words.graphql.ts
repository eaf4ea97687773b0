import { enumeration } from '@channelgraph/subgraph';
import type { KpiCode, KpiDimension, KpiFormName, KpiReader, KpiUnit, NullReason } from './kpi.ts';

export const KpiCodeEnum = enumeration<KpiCode>('KpiCode', 'A key performance indicator of the dictionary; `kpiDictionary` says how each is worked out.', {
  K01: 'Number of new partners.',
  K02: 'Partner acquisition.',
  K03: 'Partner retention rate.',
  K07: 'Partner revenue growth.',
  K08: 'Partner revenue target attainment.',
  K13: 'Channel revenue.',
  K14: 'Channel revenue growth.',
  K15: 'Partner revenue contribution.',
  K16: 'Channel mix.',
  K25: 'Deal registrations per region.',
  K26: 'Deal registrations per partner.',
  K27: 'Partners that acquired a higher level.',
  K28: 'Average deal size per partner.',
  K29: 'Number of deals per partner.',
  K30: 'Certifications per partner.',
  K31: 'Attendees on partner events.',
  K32: 'Close rate.',
  K33: 'Pipeline value.',
  K34: 'Pipeline coverage.',
  K40: 'Revenue per month, quarter and year.',
});

export const KpiUnitEnum = enumeration<KpiUnit>('KpiUnit', 'What the value of a KPI counts.', {
  COUNT: 'A number of things or people.',
  PERCENT: 'Per cent: "12.5" is 12.5 %.',
  RATIO: 'How many times the denominator goes into the numerator: "0.5" is a half.',
  DAYS: 'Days.',
  MONEY: 'Minor units of the KPI’s `currency`: "12345" is 123.45 EUR.',
  POINTS: 'Points of an index of concentration, up to 10,000.',
});

export const KpiNullReasonEnum = enumeration<NullReason>('KpiNullReason', 'Why a KPI has no value; it is never shown as 0 or infinite instead.', {
  NO_DENOMINATOR: 'There is nothing to divide by.',
  NO_BASE: 'The figure it is compared with is 0.',
  NO_TARGET: 'Nobody has set a target for exactly this period.',
  TARGET_MET: 'The target is already reached; nothing is left to cover.',
  COHORT_OPEN: 'Too early to tell: the deals of the cohort have not had their time, or no deal was won that shows how long that is.',
  NO_RATE: 'An amount is in a currency for which no exchange rate is known.',
  SUPPRESSED: 'Withheld, because a single partner could be told apart in it: alone, or by what the other figures add up to.',
});

export const KpiFormNameEnum = enumeration<KpiFormName>('KpiFormName', 'Another reading of a KPI beside its value.', {
  SEQUENTIAL: 'Against the period just before instead of the year before.',
  RUN_RATE: 'Against the share of the target that was due by now, by working days; 1 is on course.',
  FLOW: 'What was added in the period.',
  PEOPLE: 'Distinct people.',
  AVERAGE: 'Per active partner.',
  BY_VALUE: 'By net value instead of by number.',
  COHORT: 'Of the deals created in the period.',
  WEIGHTED: 'Each deal times its probability.',
  RATE: 'Of the partners active at the start of the period.',
  CONVERSION: 'Applications approved, of those decided.',
  CHURN: 'What was lost instead of what was kept.',
  PRODUCING: 'Of the partners that produce, instead of those active by contract.',
  PER_PRODUCING: 'Per producing partner.',
  PER_PARTNER_MONTH: 'Per month that a partner was active in the period.',
  MEDIAN: 'The one in the middle instead of the mean.',
  WON: 'Those won in the period.',
  ALL_ROUTES: 'Over every route to market.',
  BY_ROUTE: 'Over routes to market.',
  BY_PARTNER_KIND: 'Over kinds of partner.',
  BY_REGION: 'Over regions.',
  EVENTS: 'Every single step, instead of those who took one.',
  ATTAINMENT: 'Against the target set for the period; 1 is reached.',
  SHOW_RATE: 'Of those who had a seat, the share that attended.',
});

export const KpiReaderEnum = enumeration<KpiReader>('KpiReader', 'Who may read a KPI.', {
  P: 'The partner, about itself.',
  M: 'The partner sales manager, about the own portfolio.',
  C: 'Channel sales managers.',
  A: 'Vendor administrators; analysts over regions and the channel only.',
});

export const KpiDimensionEnum = enumeration<KpiDimension>('KpiDimension', 'By what the breakdown of a KPI divides it.', {
  PRODUCT_FAMILY: 'By family of products; keys are their codes.',
  ROUTE: 'By route to market: CHANNEL, DIRECT or ONLINE.',
  PARTNER_KIND: 'By kind of partner, e.g. RESELLER.',
  REGION: 'By the region in which a partner is at home.',
  PROGRAM: 'By partner programme; keys are their codes.',
  MONTH: 'By calendar month, e.g. "2026-11".',
  QUARTER: 'By fiscal quarter, e.g. "FY2027-Q4".',
  YEAR: 'By fiscal year, e.g. "FY2027".',
});
