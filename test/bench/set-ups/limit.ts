import { answering, freePort, ownProgramme, startProgramme } from './programme.ts';
import { TYPENAME, type SetUp, type Surroundings } from './set-up.ts';

export const believedOf = ({ databases: { issuer } }: Surroundings) => ({ jwks: issuer.publicJwks(), issuer: issuer.issuer, audience: issuer.audience });

/** What the machine could do at best. */
export async function limit(surroundings: Surroundings): Promise<SetUp> {
  const port = await freePort();
  const programme = await startProgramme({ command: ownProgramme('limit/server.ts', { port, databaseUrl: surroundings.rows.readerUrl, believed: believedOf(surroundings) }) });
  const url = `http://127.0.0.1:${String(port)}/graphql`;
  await answering(programme, { url, token: surroundings.token, query: TYPENAME });
  return { name: 'the limit', url, pids: [programme.pid], gatewayPid: programme.pid, subgraphRequests: () => Promise.resolve(null), stop: () => programme.stop() };
}
