import { believedOf } from './limit.ts';
import { answering, freePort, ownProgramme, startProgramme, type Programme } from './programme.ts';
import { TYPENAME, type SetUp, type Surroundings } from './set-up.ts';

/** `@apollo/gateway` over four plain subgraphs; see ../stock. */
export async function stock(surroundings: Surroundings): Promise<SetUp> {
  const { rows: { urls, readerUrl }, token } = surroundings;
  const environment = { APOLLO_TELEMETRY_DISABLED: '1' }; // a benchmark phones nobody
  const programmes: Programme[] = [];
  const stop = async (): Promise<void> => { await Promise.all(programmes.map(each => each.stop())); };
  try {
    const subgraphs: { name: string; url: string }[] = [];
    for (const name of urls.keys()) {
      const port = await freePort();
      const programme = await startProgramme({ command: ownProgramme(`stock/${name}.ts`, { port, databaseUrl: readerUrl }), environment });
      programmes.push(programme);
      const url = `http://127.0.0.1:${String(port)}/`;
      await answering(programme, { url, token, query: TYPENAME });
      subgraphs.push({ name, url });
    }
    const port = await freePort();
    const gateway = await startProgramme({ command: ownProgramme('stock/gateway.ts', { port, subgraphs, believed: believedOf(surroundings) }), environment });
    programmes.push(gateway);
    const url = `http://127.0.0.1:${String(port)}/`;
    await answering(gateway, { url, token, query: TYPENAME });
    return { name: 'stock', url, pids: programmes.map(({ pid }) => pid), gatewayPid: gateway.pid, subgraphRequests: async () => (await gateway.ask<{ asked: number }>({})).asked, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
