/** The programme itself: relay, projectors, timers and health. It sees every row of its own schema, and nobody arrives from outside as it. */
export const SYSTEM = 'SYSTEM';

/** Who asks, and as of when: what the policies of the tables are told. */
export interface Asking {
  readonly actor: {
    readonly personId: string;
    readonly role: string;
    readonly partnerId: string | null;
    readonly scopes: readonly string[];
  };
  readonly at: Date;
}

export type Acting = Asking | typeof SYSTEM;

/** Whatever a policy is told is one line; a control character would begin another. */
const UNTELLABLE = /\p{Cc}/u;

/**
 * What `as_actor` of a schema is called with: role, person, partner, instant and scopes, a line each; empty for nobody.
 * Whoever asks under the role SYSTEM is nobody: that role is this program's, and has no person. Throws RangeError for control characters.
 */
export function settingOf(acting: Acting): string {
  if (acting === SYSTEM) return SYSTEM;
  const { actor: { role, personId, partnerId, scopes }, at } = acting;
  if (role === SYSTEM) return '';
  const lines = [role, personId, partnerId ?? '', at.toISOString(), scopes.join(' ')];
  if (lines.some(line => UNTELLABLE.test(line))) throw new RangeError('An actor has a control character in what the database is to be told.');
  return lines.join('\n');
}

/** A question that must see across partners, asked as SYSTEM inside somebody's transaction. Each subgraph lists its own in `doors.ts`. */
export interface Door {
  readonly name: string;
  /** Why the actor's own sight is not enough, and why the answer tells nobody what it must not know. */
  readonly reason: string;
}
