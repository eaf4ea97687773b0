import { readFile } from 'node:fs/promises';
import { ActionableError } from '@channelgraph/config';
import { hopSigner } from '@channelgraph/identity';
import { runProcess, senderKey } from '@channelgraph/process';
import type { Stoppable } from '@channelgraph/process';
import { openTelemetry } from '@channelgraph/telemetry';
import { doorConfigOf, readGatewayConfig } from './config.ts';
import type { GatewayConfig } from './config.ts';
import { httpTransport } from './execution/transports/http.ts';
import type { HttpTransport } from './execution/transports/http.ts';
import { readLanding } from './explorer/landing-file.ts';
import { believed } from './identity/issuer.ts';
import { startGateway } from './server.ts';
import { ONE_AUDIENCE } from './supergraph/audiences.ts';
import { readAudiences } from './supergraph/audiences-file.ts';

/** The gateway as a process of its own, before subgraphs that are processes of theirs. */
async function start(config: GatewayConfig): Promise<Stoppable> {
  const sign = config.keyFile === null ? null : await hopSigner({ issuer: 'gateway', key: await senderKey(config.keyFile) });
  const door = await doorConfigOf(config.door);
  const landing = await readLanding(config.landingFile);
  const audiences = config.audiencesFile === null ? ONE_AUDIENCE : await readAudiences(config.audiencesFile);
  const supergraphSdl = await readFile(config.supergraphFile, 'utf8').catch((cause: unknown) => { throw noSupergraph(config.supergraphFile, cause); });

  const telemetry = await openTelemetry({ name: 'gateway', config: config.telemetry, host: config.host });
  const { verify, hasKeys } = config.issuer === null ? ANYBODY : await believed(config.issuer, telemetry.log);
  if (verify === null) telemetry.log.warn({ host: config.host }, 'Nobody is asked who they are, and requests to subgraphs are not signed: this is for development.');
  const transports: HttpTransport[] = [];
  const close = () => Promise.all(transports.map(transport => transport.close()));
  const gateway = await startGateway({
    host: config.host,
    port: config.port,
    profile: config.profile,
    ...door,
    supergraphSdl,
    audiences,
    executor: config.executor,
    transports: (name, url) => {
      const transport = httpTransport({ name, url: addressOf(name, config.routing(name, url)), sign });
      transports.push(transport);
      return transport;
    },
    verify,
    readiness: hasKeys,
    logger: telemetry.log,
    metrics: telemetry.metrics,
    tracer: telemetry.tracing?.tracer('gateway', 'door') ?? null,
    ...(landing && { landing }),
    ...(config.signInHint !== undefined && { signInHint: config.signInHint }),
  });
  return {
    async stop() {
      await gateway.stop();
      await close();
      await telemetry.stop();
    },
  };
}

/** Where there is no issuer. */
const ANYBODY = { verify: null, hasKeys: () => Promise.resolve(true) };

/** @throws ActionableError where the supergraph does not say where a subgraph is */
function addressOf(name: string, url: string): string {
  if (URL.canParse(url) && /^https?:/.test(url)) return url;
  throw new ActionableError({
    what: `Nobody knows where the subgraph ${name} is.`,
    why: url === '' ? 'The supergraph has no address for it.' : `The supergraph says ${url}, which is no http address.`,
    next: `compose it with its routing URL, or set ${name.toUpperCase().replaceAll('-', '_')}_URL.`,
  });
}

const noSupergraph = (file: string, cause: unknown): ActionableError =>
  new ActionableError({
    what: `The supergraph ${file} cannot be read.`,
    why: cause instanceof Error ? `${cause.message}.` : String(cause),
    next: 'write it with `npm run supergraph`, or name another file: SUPERGRAPH=<file>.',
    cause,
  });

runProcess(() => start(readGatewayConfig()));
