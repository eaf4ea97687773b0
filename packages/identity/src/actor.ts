import type { Role } from './roles.ts';

/**
 * Who acts. Only what a token can promise for its whole life: portfolio, region and employment change after it was
 * issued, so each subgraph looks them up for itself.
 */
export interface Actor {
  readonly personId: string;
  readonly role: Role;
  /** The organisation the person acts for; null on the vendor's side. */
  readonly partnerId: string | null;
  /** Named permissions of a machine (`deals:read`); empty for people. */
  readonly scopes: readonly string[];
}

/** An actor looking at one instant: every question of one operation is answered as of `at`. */
export interface Viewer {
  readonly actor: Actor;
  readonly at: Date;
  /** Row scopes that let everything through, by name: only where a test tries what stands behind them. */
  readonly unscoped?: ReadonlySet<string> | undefined;
}
