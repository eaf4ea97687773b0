/** In the order of a sale. */
export const OPEN_STAGES = ['PROSPECT', 'QUALIFIED', 'TECHNICAL_VALIDATION', 'BUSINESS_VALIDATION', 'COMMITTED'] as const;
export type OpenStage = (typeof OPEN_STAGES)[number];

export const DEAL_STAGES = [...OPEN_STAGES, 'ON_HOLD', 'WON', 'LOST'] as const;
export type DealStage = (typeof DEAL_STAGES)[number];

/** Per cent by which an open deal of this stage is expected to be won, unless somebody knows better. */
export const STAGE_PROBABILITY: Readonly<Record<Exclude<DealStage, 'ON_HOLD'>, number>> = {
  PROSPECT: 10, QUALIFIED: 25, TECHNICAL_VALIDATION: 45, BUSINESS_VALIDATION: 65, COMMITTED: 90, WON: 100, LOST: 0,
};

/** One row of a deal's history. */
export interface StageChange {
  readonly dealId: string;
  /** The version of the deal that the change made. */
  readonly version: number;
  readonly stage: DealStage;
  readonly at: Date;
  readonly personId: string;
  /** Evidence for a step forward, the reason for any other; null where the deal began. */
  readonly note: string | null;
}
