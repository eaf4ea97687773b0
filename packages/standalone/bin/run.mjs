/**
 * Runs a programme of ours, named by its source: `node packages/standalone/bin/run.mjs gateway/src/main.ts`. It is bundled
 * first if it has changed. Without a name all are bundled and none is run: what an image is built with.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleName, programmesIn } from './bundle-sources.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const [, self, source, ...given] = process.argv;
const bundles = join(root, '.cache', 'programmes');
const folder = join(bundles, bundleName(root));

if (!existsSync(folder)) {
  const { bundle, forgetOldBundles } = await import('./bundle.mjs');
  mkdirSync(bundles, { recursive: true });
  await bundle(root, folder, programmesIn(root));
  forgetOldBundles(bundles);
}
if (source !== undefined) {
  process.setSourceMapsEnabled(true);
  process.argv = [process.argv[0], self, ...given];
  await import(pathToFileURL(join(folder, source.replace(/\.ts$/, '.mjs'))).href);
}
