import type { Database, EntityClass, MigrationClass, Projection, WriteSession } from '@channelgraph/database';
import type { FiscalCalendar } from '@channelgraph/domain';
import type { PublishedEvent } from '@channelgraph/events';
import type { Actor, Viewer } from '@channelgraph/identity';
import type { Permissions } from '../access/access-control.ts';
import type { GraphDefinition } from '../graph/federated-schema.ts';

/** What the vendor decided for the whole deployment. */
export interface VendorSettings {
  readonly calendar: FiscalCalendar;
  /** ISO 4217 code in which figures of many currencies are added up. */
  readonly reportingCurrency: string;
}

export interface SubgraphRuntime {
  readonly database: Database;
  readonly settings: VendorSettings;
  readonly now: () => Date;
  /** The actor looking at this instant: what every store of one operation is made for. */
  readonly viewerOf: (actor: Actor | null) => Viewer;
  /** To be called after a change was committed, so that its events leave at once. */
  readonly wake: () => void;
}

export interface OperationRequest {
  readonly actor: Actor | null;
  readonly requestId: string;
  /** Where it belongs in a trace, as W3C Trace Context says it; only where requests are traced. */
  readonly traceparent?: string | undefined;
}

/** Takes facts of one kind into own tables, exactly as often as they matter: newer version wins. */
export type Projector = (session: WriteSession, events: readonly PublishedEvent[]) => Promise<void>;

export interface SubgraphDefinition<Context extends object> {
  /** Also the name of its database schema. */
  readonly name: string;
  readonly graph: GraphDefinition<Context>;
  /** Its one list of actions and the roles that may. */
  readonly permissions: Permissions;
  readonly entities: readonly EntityClass[];
  readonly migrations: readonly MigrationClass[];
  /** Kind of fact (`deals.deal`) → what becomes of it here. */
  readonly projectors: Readonly<Record<string, Projector>>;
  /** Tables that the projectors fill: what a replay from zero empties first. */
  readonly projected: readonly string[];
  /** Composition root: called once at start, then for each operation. */
  compose(runtime: SubgraphRuntime): (request: OperationRequest) => Context;
}

export type { Projection };
