import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checks } from '../run/checks.ts';
import { links, skeleton, type Sources } from './plants/tree.ts';
import { plants } from './plants/walls.ts';
import { exists, foldersIn, root } from './tree.ts';

/** The parts of dependency-cruiser's configuration and of its JSON report that are read here. */
interface Configuration {
  readonly forbidden: readonly { readonly name: string; readonly from: { readonly path?: string }; readonly to: { readonly path?: string } }[];
}
interface Cruise {
  readonly modules: readonly { readonly source: string; readonly dependencies: readonly { readonly resolved: string }[] }[];
  readonly summary: { readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[] };
}

const configurationFile = '.dependency-cruiser.cjs';
const configuration = createRequire(import.meta.url)(join(root, configurationFile)) as Configuration; // the part named above
const wallNames = configuration.forbidden.map(({ name }) => name);

/** Runs the same program with the same configuration as the `walls` check, in another folder. */
async function cruise(folder: string): Promise<Cruise> {
  const walls = checks.find(({ name }) => name === 'walls') ?? expect.fail('there is no check called walls');
  const report = await new Promise<string>((resolve) => {
    execFile(process.execPath, [join(root, walls.program), '--output-type', 'json', ...walls.args], { cwd: folder, maxBuffer: 50_000_000 }, (_, stdout) => resolve(stdout));
  });
  return JSON.parse(report) as Cruise; // dependency-cruiser's documented report
}

async function build(folder: string, sources: Sources): Promise<void> {
  for (const [path, source] of Object.entries(sources)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), source);
  }
}

describe('the walls', () => {
  let house: string;
  let found: Cruise;
  const wallsBrokenBy = (paths: readonly string[]): readonly string[] => [
    ...new Set(found.summary.violations.filter(({ from }) => paths.includes(from)).map(({ rule }) => rule.name)),
  ];

  beforeAll(async () => {
    house = await realpath(await mkdtemp(join(tmpdir(), 'channelgraph-walls-')));
    await build(house, Object.assign({}, skeleton, ...plants.map(({ files }) => files)) as Sources); // assign of texts by path
    await cp(join(root, configurationFile), join(house, configurationFile));
    await mkdir(join(house, 'node_modules', '@channelgraph'), { recursive: true });
    for (const [name, folder] of links) await symlink(join(house, folder), join(house, 'node_modules', '@channelgraph', name), 'junction');
    found = await cruise(house);
  });
  afterAll(() => rm(house, { recursive: true, force: true }));

  it.each(plants.map(({ wall, files }) => [wall, Object.keys(files)] as const))('%s stops %j, and no other wall does', (wall, offenders) => {
    expect(wallsBrokenBy(offenders)).toEqual([wall]);
  });

  it('stand in nobody else’s way', () => {
    const planted = new Set(plants.flatMap(({ files }) => Object.keys(files)));
    expect(found.summary.violations.filter(({ from }) => !planted.has(from))).toEqual([]);
  });

  it('follow an import by package name to the source behind it', () => {
    const gateway = found.modules.find(({ source }) => source === 'gateway/src/index.ts');
    expect(gateway?.dependencies.map(({ resolved }) => resolved)).toContain('packages/database/src/pool.ts');
  });

  it('have each been tried', () => {
    expect([...new Set(plants.map(({ wall }) => wall))].sort()).toEqual([...wallNames].sort());
  });
});

describe('the storeys', () => {
  it('have a place for every package', () => {
    const paths = configuration.forbidden.filter(({ name }) => name.endsWith('-imports-no-storey-above')).flatMap(({ from, to }) => [from.path, to.path]).join(' ');
    const housed = foldersIn('packages').filter((name) => exists(`packages/${name}/package.json`) && !['testing', 'standalone', 'scaffold'].includes(name));
    expect(housed.filter((name) => !new RegExp(`[/(|]${name}[/)|]`).test(paths))).toEqual([]);
  });
});
