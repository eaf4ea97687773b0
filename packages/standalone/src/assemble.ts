import { relayOf, type Relay, type SubgraphUrls, type Waiting } from '@channelgraph/database';
import { readAudiences, startGateway, type Gateway, type GatewayOptions } from '@channelgraph/gateway';
import type { Actor } from '@channelgraph/identity';
import { openSubgraph, type RunningSubgraph, type VendorSettings } from '@channelgraph/subgraph';
import { composeSupergraph } from '@channelgraph/supergraph';
import type { Telemetry } from '@channelgraph/telemetry';
import { byCalls, type Linking } from './links.ts';
import { members } from './subgraphs.ts';
import { urlsOf } from './prepare.ts';

export interface AssemblyOptions extends Omit<GatewayOptions, 'supergraphSdl' | 'transports' | 'verify' | 'logger' | 'metrics' | 'tracer'> {
  readonly urls: ReadonlyMap<string, SubgraphUrls>;
  readonly settings: VendorSettings;
  readonly now: () => Date;
  readonly verify: (token: string) => Promise<Actor>;
  /** Whether events leave by themselves, or only when `drain` is called; continuous unless told. */
  readonly delivery?: 'continuous' | 'on-demand';
  /** How gateway and subgraphs reach each other; by calls unless told. */
  readonly link?: Linking;
  /** Judges the subgraphs before anybody is let in; what it throws ends the start. */
  readonly admit?: (subgraphs: Assembly['subgraphs']) => Promise<void>;
  /** Hears each SQL text a subgraph sends; for counting. */
  readonly onStatement?: (subgraph: string, text: string) => void;
  /** Hears each request the gateway makes of a subgraph; for counting. */
  readonly onSubgraphRequest?: (subgraph: string) => void;
  /** Hears of what broke, in full. */
  readonly onError?: (error: unknown, where: string) => void;
  /** Logs, metrics and traces of all parts; warnings on standard error unless told. */
  readonly telemetry?: Pick<Telemetry, 'log' | 'metrics' | 'tracing'>;
}

export interface Assembly {
  readonly gateway: Gateway;
  readonly subgraphs: ReadonlyMap<string, RunningSubgraph>;
  readonly supergraphSdl: string;
  /** Hands over every committed event; returns how many. `report` hears how many have been handed over so far. */
  drain(report?: (delivered: number) => void): Promise<number>;
  /** Events that wait, by `publisher → consumer`. */
  lag(): Promise<ReadonlyMap<string, number>>;
  /** Empties a subgraph's projections and reads every publisher's log again from zero. */
  replay(consumer: string): Promise<void>;
  stop(): Promise<void>;
}

const routeOf = (publisher: string, consumer: string): string => `${publisher} → ${consumer}`;

type Running = readonly RunningSubgraph[];

const listeners = (publisher: string, subgraphs: Running): Running =>
  subgraphs.filter(({ listensTo }) => listensTo.some(kind => kind.startsWith(`${publisher}.`)));

async function openAll({ urls, settings, now, onStatement, onError, telemetry }: AssemblyOptions, wake: (name: string) => void): Promise<Running> {
  return Promise.all(members.map(({ name, definition }) => openSubgraph(definition, {
    url: urlsOf(urls, name).url,
    settings,
    now,
    onCommit: () => { wake(name); },
    ...(onStatement && { onStatement: (text: string) => { onStatement(name, text); } }),
    onError: error => onError?.(error, name),
    telemetry: { log: telemetry?.log, metrics: telemetry?.metrics, tracer: telemetry?.tracing?.tracer(name, 'behind') },
  })));
}

/** The gateway and all subgraphs in one process. Rejects with EADDRINUSE when the port is taken. */
export async function assemble(options: AssemblyOptions): Promise<Assembly> {
  const relays = new Map<string, Relay>();
  const { log: logger, metrics, tracing } = options.telemetry ?? {};
  const running = await openAll(options, name => relays.get(name)?.wake());
  const subgraphs = new Map(running.map(subgraph => [subgraph.name, subgraph]));
  const links = await (options.link ?? byCalls)(subgraphs);
  let delivered = 0;
  let report: ((delivered: number) => void) | undefined;
  for (const { name, database } of running) {
    relays.set(name, relayOf({
      database,
      consumers: listeners(name, running).map(consumer => links.consumer(name, consumer.name)),
      onError: (error, consumer) => {
        metrics?.deliveryFailed(routeOf(name, consumer));
        options.onError?.(error, routeOf(name, consumer));
      },
      onDelivered: (consumer, count) => {
        delivered += count;
        metrics?.delivered(routeOf(name, consumer), count);
        report?.(delivered);
      },
    }));
  }
  const behind = async (): Promise<ReadonlyMap<string, Waiting>> => {
    const all = await Promise.all([...relays].map(async ([publisher, relay]) =>
      [...await relay.behind()].map(([consumer, waiting]) => [routeOf(publisher, consumer), waiting] as const)));
    return new Map(all.flat());
  };
  metrics?.watchEvents(behind);
  const closeAll = async () => {
    await Promise.all([...relays.values()].map(relay => relay.stop()));
    await links.close();
    await Promise.all(running.map(subgraph => subgraph.close()));
  };

  const supergraphSdl = composeSupergraph(members.map(({ name, url }) => ({ name, url, sdl: subgraphs.get(name)?.federated.sdl ?? '' })));
  const opened = async (): Promise<Gateway> => startGateway({
    ...options,
    ...(logger && { logger }),
    metrics: metrics ?? null,
    tracer: tracing?.tracer('gateway', 'door') ?? null,
    supergraphSdl,
    audiences: options.audiences ?? await readAudiences(),
    transports: name => {
      const transport = links.transport(name);
      return { execute: request => { options.onSubgraphRequest?.(name); return transport.execute(request); } };
    },
    readiness: async () => (await Promise.all([...running.map(({ database }) => database.isReachable()), options.readiness?.() ?? true])).every(Boolean),
  });
  const gateway = await (options.admit?.(subgraphs) ?? Promise.resolve()).then(opened).catch(async (error: unknown) => {
    await closeAll();
    throw error;
  });
  if (options.delivery !== 'on-demand') for (const relay of relays.values()) relay.start();

  return {
    gateway,
    subgraphs,
    supergraphSdl,
    async drain(hear) {
      report = hear;
      const before = delivered;
      await Promise.all([...relays.values()].map(relay => relay.drain()));
      report = undefined;
      return delivered - before;
    },
    lag: async () => new Map([...await behind()].map(([route, { count }]) => [route, count])),
    async replay(consumer) {
      await subgraphs.get(consumer)?.forget();
      await Promise.all([...relays.values()].map(relay => relay.rewind(consumer)));
      await Promise.all([...relays.values()].map(relay => relay.drain()));
    },
    async stop() {
      await gateway.stop();
      await closeAll();
    },
  };
}
