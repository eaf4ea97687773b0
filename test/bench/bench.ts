/** Everything side by side on this machine: ours, the stock gateway, other gateways, and the limit. `npm run bench` */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aligned } from '../table.ts';
import { openDatabases } from './data/databases.ts';
import { measureAll } from './measure/all.ts';
import { readOptions } from './options.ts';
import { Results } from './results/results.ts';
import { pageOf, ratioTexts, rowsOf, withPart } from './results/table.ts';
import { say } from './screen.ts';
import { root } from './set-ups/programme.ts';

const began = performance.now();
const options = readOptions(process.argv.slice(2));
const databases = await openDatabases(options);
const closing: (() => Promise<void>)[] = [() => databases.stop()];
const closed = async (): Promise<void> => { for (let close = closing.pop(); close; close = closing.pop()) await close(); };
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { void closed().finally(() => process.exit(130)); });

try {
  const results = await measureAll(options, databases, closing);
  process.stdout.write(`\n${aligned(rowsOf(results))}\n${aligned(ratioTexts(results))}\n`);
  for (const { name, figure } of results.others) process.stdout.write(`${name}: ${figure}\n`);
  const whole = Results.safeParse(results);
  if (!whole.success) say('Nothing is written: this was not a whole run.');
  else if (options.write) {
    await writeFile(join(import.meta.dirname, 'results.json'), `${JSON.stringify(whole.data, null, 2)}\n`);
    const page = join(root, 'docs', 'performance.md');
    await writeFile(page, withPart(await readFile(page, 'utf8'), pageOf(results)));
  }
  say(`Done in ${((performance.now() - began) / 60_000).toFixed(1)} minutes`);
} finally {
  await closed();
}
