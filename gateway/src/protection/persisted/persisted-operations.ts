import { createHash } from 'node:crypto';
import type { Actor } from '@channelgraph/identity';
import type { GatewayLogger } from '../../telemetry/logger.ts';
import { refusal } from '../refusal.ts';
import type { PersistedOperations } from './manifest.ts';

/** off declines ids; log-unknown takes them and logs texts that are not in the list; safelist takes nothing else. */
export const PERSISTED_MODES = ['off', 'log-unknown', 'safelist'] as const;
export type PersistedMode = (typeof PERSISTED_MODES)[number];

export interface Persisted {
  readonly operations: PersistedOperations;
  readonly mode: Exclude<PersistedMode, 'off'>;
  /** Roles that may ask anything, within their limits, whatever the mode. */
  readonly freeRoles: readonly string[];
}

/** What one request says of its operation: the text, the id, or both. */
export interface AskedOperation {
  readonly text: string | undefined;
  readonly id: string | undefined;
  readonly actor: Actor | null;
  readonly requestId: string;
}

/** @throws GraphQLError a refusal, for an operation that is not in the list where only those are taken */
export function checkPersisted({ text, id, actor, requestId }: AskedOperation, { operations, mode, freeRoles }: Persisted, logger: GatewayLogger): void {
  const isKnown = text === undefined ? id !== undefined && operations.byId(id) !== undefined : operations.has(text);
  if (isKnown || (text === undefined && id === undefined)) return;
  if (mode === 'safelist' && !(actor !== null && freeRoles.includes(actor.role))) {
    if (text === undefined) throw refusal('PERSISTED_QUERY_NOT_IN_LIST', 'No operation of this id is in the list of persisted operations. Publish the list of this client first.');
    throw refusal('QUERY_NOT_IN_SAFELIST', 'Only operations of the list of persisted operations are taken from you. Send the id of one of them.');
  }
  // Its digest only: a text may carry values.
  if (text !== undefined) logger.warn({ requestId, digest: createHash('sha256').update(text).digest('hex') }, 'An operation is not in the list of persisted operations.');
}

/** Apollo Server looks an id up under this and the id. */
const PREFIX = 'apq:';

/** The list in the form in which Apollo Server looks up ids. What a client registers under an id is never kept. */
export const persistedQueryCache = (operations: PersistedOperations) => ({
  get: (key: string) => Promise.resolve(operations.byId(key.slice(PREFIX.length))),
  set: () => Promise.resolve(),
  delete: () => Promise.resolve(false),
});
