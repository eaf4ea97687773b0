import { newId, once, outboxOf, type Outbox, type WriteSession } from '@channelgraph/database';
import { accept, accepted, isUuid, refuse, type Decision } from '@channelgraph/domain';
import type { Actor, Viewer } from '@channelgraph/identity';
import type { SubgraphRuntime } from './definition.ts';

/** What every change has at hand beside the stores. */
export interface Hands {
  readonly actor: Actor;
  /** The one instant of this operation. */
  readonly now: Date;
  readonly outbox: Outbox;
  readonly newId: () => string;
}

export interface RepeatableCommand {
  readonly operation: string;
  readonly clientMutationId: string | undefined;
  readonly input: unknown;
}

/** How services change things: load, decide, save, record, in one transaction visible at a glance. */
export interface UnitOfWork<Stores> {
  transaction<Result>(act: (hands: Stores & Hands) => Promise<Result>): Promise<Result>;
  /** A command that may be sent twice: `act` runs once and names the record it made; `read` gives the answer, now and later. */
  once<Result>(
    command: RepeatableCommand,
    act: (hands: Stores & Hands) => Promise<string>,
    read: (stores: Stores, id: string) => Promise<Result>,
  ): Promise<Result>;
}

export interface WorkParts<Stores> {
  readonly runtime: SubgraphRuntime;
  readonly viewer: Viewer;
  /** The stores of this subgraph in one transaction, as this viewer may use them. */
  readonly storesIn: (session: WriteSession, viewer: Viewer) => Stores;
}

export function unitOfWork<Stores>({ runtime, viewer, storesIn }: WorkParts<Stores>): UnitOfWork<Stores> {
  const { database, wake } = runtime;
  const { actor, at: now } = viewer;

  async function inTransaction<Result>(act: (stores: Stores & Hands, session: WriteSession) => Promise<Result>): Promise<Result> {
    const result = await database.transaction(viewer, session => {
      const hands: Hands = { actor, now, newId, outbox: outboxOf(session, database.name, now) };
      return act({ ...storesIn(session, viewer), ...hands }, session);
    });
    wake();
    return result;
  }

  return {
    transaction: act => inTransaction(act),
    once: ({ operation, clientMutationId, input }, act, read) => inTransaction(async (stores, session) => {
      const command = { personId: actor.personId, clientMutationId: accepted(keyOf(clientMutationId)), operation, input, now };
      return read(stores, await once(session, database.name, command, () => act(stores)));
    }),
  };
}

const keyOf = (key: string | undefined): Decision<string | undefined> =>
  key === undefined || isUuid(key) ? accept(key) : refuse('INVALID_STRING_FORMAT', 'clientMutationId must be a UUID.', 'clientMutationId');
