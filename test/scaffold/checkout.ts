import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { exists, filesBelow, members, root } from '../architecture/tree.ts';
import { childEnvironment } from '../config.ts';

export interface Ended {
  readonly code: number;
  /** Standard output and standard error. */
  readonly said: string;
}

/** A copy of this checkout that a newcomer may change. */
export interface Checkout {
  readonly folder: string;
  read(path: string): Promise<string>;
  files(folder: string): Promise<readonly string[]>;
  /** Runs a program in it, to its end. */
  run(program: string, ...args: readonly string[]): Promise<Ended>;
  /** Gives a new member the links that an install would give it: what its own package.json names, from where others have it. */
  link(member: string, users: readonly string[]): Promise<void>;
  remove(): Promise<void>;
}

/** As a newcomer's shell has it: nothing of the test or the command that runs us. */
const shell = (): NodeJS.ProcessEnv => Object.fromEntries(Object.entries(childEnvironment()).filter(([name]) => !/^(VITEST|NODE_|npm_|INIT_CWD)/.test(name)));

const linked = (from: string, to: string) => cp(from, to, { recursive: true, verbatimSymlinks: true });

/** Every file and, as links, what is installed. */
export async function copyOfTheCheckout(): Promise<Checkout> {
  const folder = await mkdtemp(join(tmpdir(), 'channelgraph-newcomer-'));
  const here = (path: string) => join(folder, path);
  for (const path of filesBelow()) {
    await mkdir(dirname(here(path)), { recursive: true });
    await cp(join(root, path), here(path));
  }
  await symlink(join(root, 'node_modules'), here('node_modules'), 'junction');
  const installed = [...members(), 'test'].filter((member) => exists(`${member}/node_modules`));
  for (const member of installed) await linked(join(root, member, 'node_modules'), here(`${member}/node_modules`));

  const placeOf = (name: string) => installed.map((member) => join(root, member, 'node_modules', name)).find((path) => exists(relative(root, path)));
  return {
    folder,
    read: (path) => readFile(here(path), 'utf8'),
    files: (path) => readdir(here(path), { recursive: true }),
    run: (program, ...args) => new Promise((resolve) => {
      execFile(program, args, { cwd: folder, env: shell(), maxBuffer: 20_000_000, shell: process.platform === 'win32' && program === 'npm' }, (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, said: `${stdout}${stderr}` });
      });
    }),
    async link(member, users) {
      const { name, dependencies, devDependencies } = JSON.parse(await readFile(here(`${member}/package.json`), 'utf8')) as Readonly<Record<'dependencies' | 'devDependencies', object>> & { readonly name: string }; // as generated
      const modules = here(`${member}/node_modules`);
      await mkdir(join(modules, '@channelgraph'), { recursive: true });
      for (const wanted of Object.keys({ ...dependencies, ...devDependencies })) {
        const place = placeOf(wanted);
        if (place === undefined) throw new Error(`${member} asks for ${wanted}, which nobody here has.`);
        if (wanted.startsWith('@channelgraph/')) await symlink(here(`packages/${wanted.slice('@channelgraph/'.length)}`), join(modules, wanted), 'junction');
        else await linked(place, join(modules, wanted));
      }
      for (const user of users) await symlink(here(member), here(`${user}/node_modules/${name}`), 'junction');
    },
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
