import { writeFile } from 'node:fs/promises';
import { explain } from '@channelgraph/config';
import { committedSchemas } from './committed-schemas.ts';

/** Writes each subgraph's schema.graphql and the supergraph, as committed. */
async function main(): Promise<void> {
  for (const { file, text } of await committedSchemas()) {
    await writeFile(file, text);
    process.stdout.write(`  wrote ${file}\n`);
  }
}

main().catch((error: unknown) => { process.exitCode = explain(error); });
