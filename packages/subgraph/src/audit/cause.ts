import type { Cause } from '@channelgraph/database';
import type { Actor } from '@channelgraph/identity';

export interface Commanded {
  readonly operation: string;
  readonly input: unknown;
  readonly actor: Actor;
  readonly requestId: string;
}

/** Where commands ask for a reason, the most telling first. */
const REASONS = ['reason', 'noteToPartner', 'note', 'evidence', 'lossReason'];

const textOf = (input: unknown, names: readonly string[]): string | null => {
  const typed = typeof input === 'object' && input !== null ? (input as Readonly<Record<string, unknown>>) : {}; // an input object
  const found = names.map(name => typed[name]).find(value => typeof value === 'string' && value !== '');
  return typeof found === 'string' ? found : null;
};

/** What the audit trail is told about a command: the reason that its input gives, and the partner that somebody of the vendor names in it. */
export const causeOf = ({ operation, input, actor, requestId }: Commanded): Cause => ({
  operation, requestId, reason: textOf(input, REASONS), onBehalfOf: actor.partnerId === null ? textOf(input, ['partnerId']) : null,
});
