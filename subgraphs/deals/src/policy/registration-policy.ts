import type { Money } from '@channelgraph/domain';

/** Terms of deal registration that hold from a day on, until the next ones do. Data, so that a new programme needs no code. */
export interface RegistrationPolicy {
  readonly id: string;
  readonly effectiveFrom: Date;
  /** How long an approved registration holds its customer. */
  readonly protectionDays: number;
  /** How long the vendor takes to decide, Monday to Friday. */
  readonly decisionBusinessDays: number;
  /** Smallest total list value worth a registration. */
  readonly minimum: Money;
}
