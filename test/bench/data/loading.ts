import { say } from '../screen.ts';
import { standalone } from '../set-ups/house.ts';
import type { Surroundings } from '../set-ups/set-up.ts';

const WITHIN_MS = 1_800_000;

/** Loads the demo data of that size by a first start, which also hands over every event. What is there is left alone. */
export async function loadWhereMissing(surroundings: Surroundings): Promise<void> {
  const { databases, rows, scale } = surroundings;
  if (await databases.isLoaded(rows.database)) return;
  say(`Loading the demo data, DEMO_SCALE=${String(scale)}; kept for the next run`);
  const began = performance.now();
  const loading = await standalone(surroundings, { withinMs: WITHIN_MS });
  await loading.stop();
  await databases.finish(rows);
  say(`Loaded in ${((performance.now() - began) / 1000).toFixed(0)} s`);
}
