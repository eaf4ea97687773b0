import { ActionableError, withoutPasswords } from '@channelgraph/config';
import { relayOf, type Relay } from '@channelgraph/database';
import { hopSigner, hopVerifier } from '@channelgraph/identity';
import { assertKnown, knownSenders, runProcess, senderKey, type Stoppable } from '@channelgraph/process';
import { openTelemetry, type Telemetry } from '@channelgraph/telemetry';
import type { SubgraphDefinition } from '../running/definition.ts';
import { openSubgraph, type RunningSubgraph } from '../running/open.ts';
import type { SubgraphConfig } from './config.ts';
import { deliveryLog } from './delivery-log.ts';
import { remoteConsumer } from './remote-consumer.ts';
import { serveSubgraph } from './server.ts';
import { standsAbovePolicies } from './unguarded.ts';

/** The whole `main.ts` of a subgraph: reads its configuration, opens, serves, relays its events, and stops when told. */
export function runSubgraph<Context extends object>(definition: SubgraphDefinition<Context>, readConfig: () => SubgraphConfig): void {
  runProcess(() => startSubgraph(definition, readConfig()));
}

/** Starts one subgraph as a process of its own. Throws ActionableError for what its operator can mend. */
async function startSubgraph<Context extends object>(definition: SubgraphDefinition<Context>, config: SubgraphConfig): Promise<Stoppable> {
  const { name } = definition;
  const telemetry = await openTelemetry({ name, config: config.telemetry, host: config.host });
  const { log } = telemetry;
  const [key, keys] = await Promise.all([senderKey(config.keyFile), knownSenders(config.knownKeysFile)]);
  await assertKnown({ name, key, keys });
  const sign = await hopSigner({ issuer: name, key });

  const routeTo = (consumer: string): string => `${name} → ${consumer}`;
  let relay: Relay | undefined;
  const subgraph = await opened(definition, config, { telemetry, wake: () => relay?.wake() });
  try {
    await refuseUnmigrated(subgraph);
    if (!(await subgraph.database.isGuarded())) throw standsAbovePolicies({ variable: config.databaseVariable, subgraphs: [subgraph.name] });
    const deliveries = deliveryLog(log);
    relay = relayOf({
      database: subgraph.database,
      consumers: config.consumers.map(({ name: consumer, url }) => remoteConsumer({ name: consumer, url, sign })),
      onError: (error, consumer) => {
        deliveries.failed(error, consumer);
        telemetry.metrics?.deliveryFailed(routeTo(consumer));
      },
      onDelivered: (consumer, count) => {
        deliveries.succeeded(consumer);
        telemetry.metrics?.delivered(routeTo(consumer), count);
      },
    });
    const own = relay;
    telemetry.metrics?.watchEvents(async () => new Map([...await own.behind()].map(([consumer, waiting]) => [routeTo(consumer), waiting])));
    const served = await serveSubgraph(subgraph, {
      host: config.host,
      port: config.port,
      verifyHop: hopVerifier({ keys, audience: name }),
      onError: error => { log.error({ err: error }, 'a request failed'); },
    });
    relay.start();
    log.info({ url: served.url }, 'serving');
    return {
      async stop() {
        await served.stop();
        await relay?.stop();
        await subgraph.close();
        await telemetry.stop();
      },
    };
  } catch (error) {
    await subgraph.close();
    throw error;
  }
}

interface Surroundings {
  readonly telemetry: Telemetry;
  readonly wake: () => void;
}

async function opened<Context extends object>(definition: SubgraphDefinition<Context>, config: SubgraphConfig, { telemetry: { log, metrics, tracing }, wake }: Surroundings): Promise<RunningSubgraph> {
  try {
    return await openSubgraph(definition, {
      url: config.databaseUrl,
      settings: config.settings,
      now: () => new Date(),
      onCommit: wake,
      telemetry: { log, metrics, tracer: tracing?.tracer(definition.name, 'behind') },
      onError: error => { log.error({ err: error }, 'an operation failed'); },
    });
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause; // what PostgreSQL and the system say has a code
    throw new ActionableError({
      what: `The database of the ${definition.name} subgraph cannot be used.`,
      why: `${withoutPasswords(config.databaseUrl)} answered: ${cause.message === '' ? String(cause.code) : cause.message}.`,
      next: `check that PostgreSQL runs there and that ${config.databaseVariable} is right.`,
      cause,
    });
  }
}

/** Migrations are a step of their own, taken before the processes start: a login role may not make tables. */
async function refuseUnmigrated({ name, database }: RunningSubgraph): Promise<void> {
  if (await database.isMigrated()) return;
  throw new ActionableError({
    what: `The tables of the ${name} subgraph are not there.`,
    why: `the database has no function ${name}.as_actor, or this role may not see it.`,
    next: 'migrate first: npm run migrate',
  });
}
