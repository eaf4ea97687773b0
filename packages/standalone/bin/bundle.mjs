/**
 * Puts each programme and all that it imports into a few files. Node then reads ten files instead of two thousand, which
 * is most of the time that a process takes to come up.
 */
import { readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const KEPT_FOR_MILLISECONDS = 7 * 24 * 3_600_000;

/** A file goes on finding what lies beside it: in the bundle it would look beside the bundle. */
const placesKept = {
  name: 'places',
  setup(bundling) {
    bundling.onLoad({ filter: /\.(ts|[cm]?js)$/ }, ({ path }) => {
      const isOurs = !path.includes('node_modules');
      const text = readFileSync(path, 'utf8');
      const url = JSON.stringify(pathToFileURL(path).href);
      const there = text.replace(/\bimport\.meta\.(url|dirname|filename)\b/g, (_, what) => (what === 'url' ? url : JSON.stringify(what === 'dirname' ? dirname(path) : path)));
      const isNamed = !isOurs && /\b__(dir|file)name\b/.test(text) && !/\b(const|let|var)\s+__(dir|file)name\b/.test(text);
      const named = isNamed ? 'var __dirname = ' + JSON.stringify(dirname(path)) + ', __filename = ' + JSON.stringify(path) + ';' : '';
      return { contents: named + there, loader: path.endsWith('.ts') ? 'ts' : 'js' };
    });
  },
};

/** Packages that others would use if they were there (database drivers of typeorm) stay questions to Node. */
const absentOnesAsked = {
  name: 'absent',
  setup(bundling) {
    bundling.onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, ...rest }) => {
      if (pluginData === 'asked' || path.startsWith('node:')) return undefined;
      const found = await bundling.resolve(path, { kind: rest.kind, importer: rest.importer, resolveDir: rest.resolveDir, with: rest.with, pluginData: 'asked' });
      return found.errors.length > 0 ? { path, external: true } : found;
    });
  },
};

/** A bundle has one copy of graphql, so graphql need not look for a second one each time that it asks what a thing is. */
const oneGraphql = {
  name: 'one-graphql',
  setup(bundling) {
    bundling.onLoad({ filter: /[\\/]graphql[\\/]jsutils[\\/]instanceOf\.m?js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace('const isProduction =', 'const isProduction = true ||'), loader: 'js',
    }));
  },
};

const NAMING = 'var __name = (target, value) => __defProp(target, "name"';

/**
 * Only classes are known by their names; naming each small function that a request makes would cost more than the function. The
 * name is looked at first: a function that is asked for its prototype makes one.
 */
function nameClassesOnly(folder) {
  for (const { name, parentPath } of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!name.endsWith('.mjs')) continue;
    const file = join(parentPath ?? folder, name);
    const text = readFileSync(file, 'utf8');
    if (text.includes(NAMING)) writeFileSync(file, text.replace(NAMING, NAMING.replace('=> ', '=> target.name === value || target.prototype === void 0 ? target : ')));
  }
}

/** Bundles programmes into a folder of this name, each at its own path. Whoever is later than another finds it done. */
export async function bundle(root, folder, programmes) {
  const begun = folder + '.' + process.pid;
  await build({
    absWorkingDir: root,
    entryPoints: [...programmes],
    outdir: begun,
    outbase: root,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    tsconfig: join(root, 'tsconfig.json'),
    keepNames: true, // typeorm and type-graphql read the names of classes
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'silent',
    plugins: [oneGraphql, placesKept, absentOnesAsked],
    banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(" + JSON.stringify(join(root, 'package.json')) + ');' },
  });
  nameClassesOnly(begun);
  try {
    renameSync(begun, folder);
  } catch (error) {
    rmSync(begun, { recursive: true, force: true });
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST' && error.code !== 'EPERM') throw error;
  }
}

/** Removes what has not been made lately; a programme that has run for days may still read from its own. */
export function forgetOldBundles(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (Date.now() - statSync(path).mtimeMs > KEPT_FOR_MILLISECONDS) rmSync(path, { recursive: true, force: true });
  }
}
