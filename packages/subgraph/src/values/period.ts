import { periodBetween, periodNamed, type FiscalCalendar, type Period, type PeriodName } from '@channelgraph/domain';
import { ArgsType, Directive, Field, InputType, ObjectType } from 'type-graphql';
import { ForPartners } from '../graph/audience.ts';
import { badInput } from '../errors.ts';
import { enumeration } from './enumeration.ts';
import { DateTime, LocalDate } from './scalars.ts';

export const PeriodNameEnum = enumeration<PeriodName>('PeriodName', 'A period of the vendor’s fiscal calendar, relative to now.', {
  CURRENT_MONTH: 'The calendar month that contains now.',
  CURRENT_QUARTER: 'The fiscal quarter that contains now.',
  CURRENT_YEAR: 'The fiscal year that contains now.',
  PREVIOUS_MONTH: 'The calendar month before the current one.',
  PREVIOUS_QUARTER: 'The fiscal quarter before the current one.',
  PREVIOUS_YEAR: 'The fiscal year before the current one.',
  NEXT_QUARTER: 'The fiscal quarter after the current one.',
  TRAILING_12_MONTHS: 'The twelve months that end with today.',
});

@Directive('@shareable')
@ObjectType('Period', { simpleResolvers: true, description: 'A span of time, half-open: it contains its start and not its end.' })
export class PeriodType {
  @ForPartners
  @Field(() => DateTime, { description: 'First instant of the period, midnight in the vendor’s time zone.' })
  start!: Date;

  @ForPartners

  @Field(() => DateTime, { description: 'First instant after the period.' })
  end!: Date;

  @ForPartners

  @Field(() => String, { description: 'Name in the fiscal calendar, e.g. "FY2027-Q2"; a date range where it has none.' })
  name!: string;
}

@InputType('DateRangeInput', { description: 'Calendar days in the vendor’s time zone, half-open.' })
export class DateRangeInput {
  @ForPartners
  @Field(() => LocalDate, { description: 'First day.' })
  start!: string;

  @ForPartners

  @Field(() => LocalDate, { description: 'First day that is no longer included.' })
  end!: string;
}

@ArgsType()
export class PeriodArgs {
  @Field(() => PeriodNameEnum, { defaultValue: 'CURRENT_QUARTER', description: 'A period of the fiscal calendar.' })
  period!: PeriodName;

  @Field(() => DateRangeInput, { nullable: true, description: 'Any other span of days; when given, `period` is not used.' })
  between?: DateRangeInput | null;
}

/** A period as somebody asked for it. */
export interface PeriodChoice {
  readonly period: PeriodName;
  /** When given, `period` is not used. */
  readonly between?: { readonly start: string; readonly end: string } | null | undefined;
}

/** The period that the arguments name at this instant. Throws BAD_USER_INPUT for a range that ends before it starts. */
export function periodOf({ period, between }: PeriodChoice, now: Date, calendar: FiscalCalendar): Period {
  if (!between) return periodNamed(period, now, calendar);
  if (between.start >= between.end) throw badInput('between: `end` must be a later day than `start`.');
  return periodBetween(between.start, between.end, calendar);
}
