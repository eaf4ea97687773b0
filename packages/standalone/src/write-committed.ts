import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { explain } from '@channelgraph/config';
import { committedPages } from './committed-pages.ts';
import { committedSchemas } from './committed-schemas.ts';

/** Writes what is generated and committed: the schemas, or with --docs the pages of docs/. */
async function main(): Promise<void> {
  const { values: asked } = parseArgs({ options: { docs: { type: 'boolean', default: false } } });
  for (const { file, text } of await (asked.docs ? committedPages() : committedSchemas())) {
    await writeFile(file, text);
    process.stdout.write(`  wrote ${file}\n`);
  }
}

main().catch((error: unknown) => { process.exitCode = explain(error); });
