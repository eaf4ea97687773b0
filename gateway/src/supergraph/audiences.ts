import type { Actor } from '@channelgraph/identity';

/** Who is shown what of one graph. The gateway knows tags and names; who belongs where is told by whoever starts it. */
export interface Audiences {
  /** Name of each audience → the `@tag` of what it sees; null sees everything. */
  readonly tags: Readonly<Record<string, string | null>>;
  /** The audience of a caller, one of those names; null is somebody unknown. */
  readonly of: (actor: Actor | null) => string;
}

/** A graph that looks the same to everybody. */
export const ONE_AUDIENCE: Audiences = { tags: { everybody: null }, of: () => 'everybody' };
