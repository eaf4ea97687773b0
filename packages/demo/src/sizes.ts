/** About how many rows a table gets at scale 1; the rest follows from the scale. For showing how far a load has come. */
const AT_SCALE_1: Readonly<Record<string, number>> = {
  'partners.partner': 60, 'partners.person': 480, 'partners.employment': 490,
  'deals.customer_account': 620, 'deals.registration': 900, 'deals.deal': 2_500,
  'enablement.enrolment': 2_050, 'enablement.award': 1_130, 'enablement.event_registration': 1_000,
};

/** About how many rows a table will have; null where nobody guesses. */
export function expectedRows(table: string, scale: number): number | null {
  const size = AT_SCALE_1[table];
  return size === undefined ? null : size * scale;
}
