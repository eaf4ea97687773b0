import type { EffectiveDated } from '../history/history.ts';

/** A person works for a partner, or for the vendor when there is none. Nobody works for two at a time. */
export interface Employment extends EffectiveDated {
  readonly id: string;
  readonly personId: string;
  readonly partnerId: string | null;
  readonly jobTitle: string;
  /** Whether the job is one that certifications are meant for. */
  readonly certifiable: boolean;
  readonly version: number;
}

export interface NewEmployment {
  readonly personId: string;
  readonly partnerId: string;
  readonly jobTitle: string;
  readonly certifiable: boolean;
  /** Null: from now on. */
  readonly validFrom: Date | null;
}

/** What the other subgraphs hear of an employment. */
export const factOf = ({ id, version, personId, partnerId, certifiable, validFrom, validTo }: Employment) => ({
  id, version, personId, partnerId, certifiable, validFrom: validFrom.toISOString(), validTo: validTo?.toISOString() ?? null,
});
