import { fromDollars } from './currencies.ts';
import { demoId } from './demo-id.ts';
import type { Timeline } from './timeline.ts';
import type { DemoRegistrationPolicy } from './world.ts';

/** The longest that any of the policies protects, and a day for zones: what never overlaps under this overlaps under none. */
export const LONGEST_PROTECTION_DAYS = 92;
/** Nothing below this list value is registered, in US dollars. */
export const MINIMUM_DOLLARS = 5_000;

/** Terms of deal registration: they became more generous a year before the anchor. */
export function registrationPolicies(timeline: Timeline, reportingCurrency: string): readonly DemoRegistrationPolicy[] {
  const minimum = { amountMinor: fromDollars(MINIMUM_DOLLARS, reportingCurrency), currency: reportingCurrency };
  return [
    { id: demoId('registration-policy', 1), effectiveFrom: timeline.at(-400, 0), protectionDays: 60, decisionBusinessDays: 3, minimum },
    { id: demoId('registration-policy', 2), effectiveFrom: timeline.quarter(-4).start, protectionDays: 90, decisionBusinessDays: 2, minimum },
  ];
}
