import { column, object, type Written } from '@channelgraph/subgraph';

/** A certification, alias `c`, as SQL writes it. */
export const writtenCertification: Written = object({
  code: column.plain('c.code'),
  name: column.text('c.name'),
  level: column.plain('c.level'),
  audience: column.plain('c.audience'),
  validityMonths: column.number('c.validity_months'),
  recertificationDays: column.number('c.recertification_days'),
});
