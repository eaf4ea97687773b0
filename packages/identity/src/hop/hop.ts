import type { Actor } from '../actor.ts';

/** Unlike the type of any other token of the house, so that one is never taken for the other. */
export const HOP_TYPE = 'channelgraph-hop+jwt';
export const HOP_SECONDS = 30;

/** One request from one process of the house to another, whose sender and body have been proved. */
export interface Hop {
  /** Who sent it: `gateway`, or the subgraph whose events these are. */
  readonly issuer: string;
  /** On whose behalf; null for questions that need nobody, and for events. */
  readonly actor: Actor | null;
  readonly requestId: string;
  /** The same for the same request and body alone. */
  readonly fingerprint: string;
  /** Whether this is the body that the sender signed. */
  covers(body: Uint8Array | string): boolean;
}

/** What a sender signs about a request. */
export interface HopFacts {
  /** The one subgraph that may accept it. */
  readonly audience: string;
  readonly actor: Actor | null;
  readonly requestId: string;
  readonly body: Uint8Array | string;
}
