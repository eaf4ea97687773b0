export { COUNTRY_CODES, isCountry } from './country.ts';
export { CURRENCY_CODES, currencyExponent, isCurrency, type CurrencyCode } from './currencies.ts';
export { decimal, decimalText, divide, isDecimal, percentage, rounded, type Big, type DecimalInput } from './decimal.ts';
export { accept, accepted, refusals, refuse, refuseAll, Refused, type Decision, type Refusal } from './decision.ts';
export { compare, exact, minus, plus, times, type Exact } from './exact.ts';
export { convert, roundMoney, sumAtRates, type AtRate } from './exchange.ts';
export { lifeCycleOf, type LifeCycle, type Transition } from './life-cycle.ts';
export { addMoney, money, percentOf, share, type Money } from './money.ts';
export { REFUSAL_CODES, REFUSAL_DESCRIPTIONS, type RefusalCode } from './refusal-codes.ts';
export { isUuid } from './uuid.ts';

export { periodBefore, yearBefore } from './calendar/comparison.ts';
export { addBusinessDays, daysAfter, endOfDayAfterMonths } from './calendar/deadlines.ts';
export { type FiscalCalendar } from './calendar/fiscal-calendar.ts';
export { isLocalDate, isTimeZone, localDateOf, startOfDay, type LocalDate } from './calendar/local-date.ts';
export { PERIOD_NAMES, periodNamed, type PeriodName } from './calendar/period-names.ts';
export { momentOf, remembered } from './calendar/remembered.ts';
export { contains, monthOf, periodBetween, quarterOf, yearOf, type Period } from './calendar/period.ts';

export { isEmail } from './web/email.ts';
export { isFreeMail } from './web/free-mail.ts';
export { registrableDomain } from './web/web-domain.ts';
