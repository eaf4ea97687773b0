import type { EffectiveDated } from '../history/history.ts';

/** Somebody of the vendor looks after a partner. One at a time. */
export interface PortfolioAssignment extends EffectiveDated {
  readonly id: string;
  readonly personId: string;
  readonly partnerId: string;
  readonly version: number;
}

export interface NewAssignment {
  readonly personId: string;
  readonly partnerId: string;
}

/** What the other subgraphs hear of an assignment. */
export const factOf = ({ id, version, personId, partnerId, validFrom, validTo }: PortfolioAssignment) => ({
  id, version, personId, partnerId, validFrom: validFrom.toISOString(), validTo: validTo?.toISOString() ?? null,
});
