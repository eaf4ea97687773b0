import { plain, told } from './figure.rules.ts';
import type { KpiRule } from './kpi.ts';

export const registrationsPerRegion: KpiRule = {
  code: 'K25',
  name: 'Deal registrations per region',
  description:
    'Deal registrations submitted in the period, whatever became of them; the region is that of the partner’s home. ' +
    'The value is their number in the scope, the breakdown of the channel has one entry per region.',
  formula: 'count(registrations with submittedAt in P) group by territory.region; a registration counts once (resubmission does not add)',
  unit: 'COUNT',
  window: 'P',
  readers: ['C', 'A'],
  formulaVersion: 1,
  scopes: ['REGION', 'CHANNEL'],
  needs: ['registrations'],
  figures: ({ measures: { registrations: { total, byRegion } } }) => ({
    primary: plain(total, 'COUNT'),
    breakdown: [...byRegion].map(([key, count]) => ({ dimension: 'REGION' as const, key, unit: 'COUNT' as const, value: told(count) })),
    sample: total,
  }),
};
