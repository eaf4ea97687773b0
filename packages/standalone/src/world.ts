import { demoWorld, type DemoWorld } from '@channelgraph/demo';
import { quarterOf } from '@channelgraph/domain';
import type { VendorSettings } from '@channelgraph/subgraph';
import type { StandaloneConfig } from './config.ts';

export const settingsOf = (config: StandaloneConfig): VendorSettings => ({
  calendar: { timeZone: config.VENDOR_TIME_ZONE, fiscalYearStart: config.FISCAL_YEAR_START },
  reportingCurrency: config.REPORTING_CURRENCY,
});

/** The demo world around the fiscal quarter of DEMO_ANCHOR, or of now, with what has happened until now. */
export function worldOf(config: StandaloneConfig, now: Date): DemoWorld {
  const { calendar, reportingCurrency } = settingsOf(config);
  const anchor = quarterOf(config.DEMO_ANCHOR ?? now, calendar).start;
  return demoWorld({ anchor, until: now, scale: config.DEMO_SCALE, calendar, reportingCurrency });
}
