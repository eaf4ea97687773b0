import type { DemoTable, DemoWorld } from '@channelgraph/demo';

export const certificationTable = ({ certifications }: DemoWorld): DemoTable => ({
  table: 'enablement.certification',
  rows: certifications.map(({ id, code, name, level, audience, validityMonths, recertificationDays }) => ({
    id, code, name, level, audience, validity_months: validityMonths, recertification_days: recertificationDays,
  })),
});
