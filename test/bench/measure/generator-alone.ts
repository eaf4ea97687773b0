import type { Generator } from '../load/generating.ts';
import type { Load } from '../load/job.ts';
import { answering, freePort, ownProgramme, startProgramme } from '../set-ups/programme.ts';
import { TYPENAME } from '../set-ups/set-up.ts';

/** The load generator against the least that a server can do: it must not be what is measured. */
export async function generatorAlone(generator: Generator, tokens: readonly string[]): Promise<Load> {
  const port = await freePort();
  const trivial = await startProgramme({ command: ownProgramme('load/trivial.ts', { port }) });
  const url = `http://127.0.0.1:${String(port)}/graphql`;
  try {
    await answering(trivial, { url, token: tokens[0] ?? '', query: TYPENAME });
    return await generator.load({ url, bodies: [JSON.stringify({ query: TYPENAME })], tokens, seed: 1, warmUpSeconds: 1, seconds: 2 });
  } finally {
    await trivial.stop();
  }
}
