import { openDatabase, SYSTEM, raw, sql, unheard, type Database } from '@channelgraph/database';
import { kindOf, type PublishedEvent } from '@channelgraph/events';
import { statementObserver } from '@channelgraph/telemetry';
import type { Actor, Viewer } from '@channelgraph/identity';
import type { ExecutionResult } from 'graphql';
import { accessControl } from '../access/access-control.ts';
import { scopesNamed } from '../access/scopes.ts';
import { federatedSchema, type FederatedSchema } from '../graph/federated-schema.ts';
import type { OperationRequest, SubgraphDefinition, VendorSettings } from './definition.ts';
import { executor, type GraphRequest } from './execute.ts';
import { answerWritten } from '../written/answer-written.ts';
import { accessOf } from '../graph/declarations.ts';
import { observed, type SubgraphTelemetry } from './observed.ts';
import { viewerOf } from './viewer.ts';

export interface OpenOptions {
  readonly url: string;
  readonly settings: VendorSettings;
  readonly now: () => Date;
  /** Hears of each commit that may have written events. */
  readonly onCommit?: () => void;
  readonly onStatement?: (text: string) => void;
  /** Hears of what broke, in full; the client never does. */
  readonly onError?: (error: unknown) => void;
  readonly telemetry?: SubgraphTelemetry;
  /** For tests alone: row scopes (`deals.partners`) that are compiled to `true`, to see what holds without them. No process hands this over. */
  readonly unscoped?: readonly string[] | undefined;
  /** For tests alone: leaves to the resolvers what SQL would write, to see that both say the same. */
  readonly unwritten?: boolean | undefined;
}

export interface RunningSubgraph {
  readonly name: string;
  readonly federated: FederatedSchema;
  readonly database: Database;
  execute(request: GraphRequest & OperationRequest): Promise<ExecutionResult>;
  /** Takes events in, each exactly once. */
  consume(events: readonly PublishedEvent[]): Promise<void>;
  /** Kinds of fact it listens to. */
  readonly listensTo: readonly string[];
  /** Empties what its projectors filled, so that the publishers' logs can be read again from zero. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a subgraph on its own tables: the same in one process with the others and in a process of its own. */
export async function openSubgraph<Context extends object>(definition: SubgraphDefinition<Context>, options: OpenOptions): Promise<RunningSubgraph> {
  const { name, projectors } = definition;
  const federated = await federatedSchema(definition.graph);
  const database = await openDatabase({
    name, url: options.url, entities: definition.entities,
    ...(options.onStatement && { onStatement: options.onStatement }),
    observe: statementObserver({ subgraph: name, ...options.telemetry }),
  });
  options.telemetry?.metrics?.watchConnections(name, () => database.connections());
  const unscoped = options.unscoped && scopesNamed(options.unscoped);
  const look = (actor: Actor | null): Viewer => viewerOf(actor, options.now(), unscoped);
  const report = (error: unknown): void => options.onError?.(error);
  const contextOf = definition.compose({ database, settings: options.settings, now: options.now, wake: () => options.onCommit?.(), viewerOf: look });
  const resolve = executor(federated.schema, report);
  const { check } = accessControl(definition.permissions, definition.machineScopes);
  const run = answerWritten({
    schema: federated.schema, written: options.unwritten === true ? {} : definition.graph.written ?? {}, database, viewerOf: look, report,
    check: (coordinate, actor) => { check(accessOf(federated.declared, coordinate), actor); },
    run: request => resolve(request, contextOf({ actor: request.actor, requestId: request.requestId })),
  });
  const listensTo = Object.keys(projectors);

  return {
    name,
    federated,
    database,
    listensTo,
    execute: observed(name, options.telemetry ?? {}, run),
    async consume(events) {
      const wanted = events.filter(event => projectors[kindOf(event)]);
      if (wanted.length === 0) return;
      await database.transaction(SYSTEM, async session => {
        const fresh = await unheard(session, name, wanted);
        for (const kind of listensTo) {
          const facts = fresh.filter(event => kindOf(event) === kind);
          if (facts.length > 0) await projectors[kind]?.(session, facts);
        }
      });
    },
    async forget() {
      const tables = [`${name}.inbox`, ...definition.projected];
      await database.transaction(SYSTEM, async session => {
        for (const table of tables) await session.run(sql`delete from ${raw(table)}`);
      });
    },
    close: () => database.close(),
  };
}
