import { localDateOf, type Period } from '@channelgraph/domain';
import type { Viewer } from '@channelgraph/identity';
import type { VendorSettings } from '@channelgraph/subgraph';
import { seesTargets } from '../visibility.ts';
import type { Pipeline, PipelineQuestion } from './pipeline.ts';
import { pipelineOf } from './pipeline.rules.ts';
import type { PipelineReader } from './pipeline.store.ts';

export interface PipelineParts {
  readonly pipelines: PipelineReader;
  readonly viewer: Viewer;
  readonly settings: VendorSettings;
}

/** A period with its days, and the day it is asked on, in the vendor's zone. */
export type PeriodInDays = Pick<PipelineQuestion, 'period' | 'firstDay' | 'endDay' | 'today'>;

export const inDays = (period: Period, now: Date, timeZone: string): PeriodInDays => ({
  period, firstDay: localDateOf(period.start, timeZone), endDay: localDateOf(period.end, timeZone), today: localDateOf(now, timeZone),
});

export const pipelineService = ({ pipelines, viewer, settings: { calendar: { timeZone }, reportingCurrency: currency } }: PipelineParts) => ({
  /** The pipelines of several partners as of now; those out of reach are not in the map. Without targets nobody must read the coverage. */
  async of(partnerIds: readonly string[], days: PeriodInDays, { withTargets }: Pick<PipelineQuestion, 'withTargets'>): Promise<ReadonlyMap<string, Pipeline>> {
    const facts = await pipelines.of(partnerIds, { ...days, currency, timeZone, withTargets });
    const terms = { currency, seesTargets: seesTargets(viewer) };
    return new Map([...facts].map(([id, known]) => [id, { ...pipelineOf(known, terms), period: days.period, asOf: viewer.at }]));
  },
});
