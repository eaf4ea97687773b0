import type { Actor } from '@channelgraph/identity';
import type { Departure } from '@channelgraph/process';
import type { Begun } from './known/begun.ts';
import type { ObservedRequest } from './telemetry/observed-request.ts';

/** What travels with one operation from the door to every subgraph it needs. */
export interface GatewayContext {
  /** Who asks; null is somebody unknown, who may only ask what the graph looks like. */
  readonly actor: Actor | null;
  /** Where the request comes from, as far as the connection tells. */
  readonly address: string;
  readonly requestId: string;
  /** On the monotonic clock (`performance.now()`), in milliseconds: no subgraph is waited for beyond it. */
  readonly endsAt: number;
  /** Tells when nobody waits for the answer any more; undefined where nobody can tell. */
  readonly departure?: Departure | undefined;
  /** Undefined where nobody looks. */
  readonly observed: ObservedRequest | undefined;
  /** What of the operation is done already. */
  readonly begun?: Begun;
  /** What the operation weighs, in points of cost: said when it is charged. */
  cost?: number;
}
