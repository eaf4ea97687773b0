/**
 * Builds the stages of a Dockerfile in clean folders: COPY as the lines say and `.dockerignore` allows, RUN as written. What
 * ENV says is left out, because it names places of a container: packages come from the stores of this machine.
 */
import { execFile } from 'node:child_process';
import { existsSync, linkSync, lstatSync, mkdirSync, readdirSync, readlinkSync, renameSync, symlinkSync } from 'node:fs';
import { copyFile, cp, lstat, mkdir, readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import dockerignore from '@balena/dockerignore';
import { childEnvironment } from '../config.ts';
import { saidIn, type Stage, type Step } from './dockerfile.ts';

export interface Building {
  readonly stages: readonly Stage[];
  /** What `.` means in a COPY. */
  readonly checkout: string;
  /** An empty folder for the stages. */
  readonly into: string;
}

/** Builds a stage and what it needs; gives the folder that stands for the root of its file system. */
export function builderOf({ stages, checkout, into }: Building): (name: string) => Promise<string> {
  const built = new Map<string, Promise<string>>();
  const folderOf = (name: string): string => saidIn(stages, name)?.folder.slice(1) ?? '';

  const isUsedOnce = (name: string): boolean =>
    stages.filter(({ from, steps }) => from === name || steps.some(step => step.kind === 'copy' && step.stage === name)).length === 1;

  async function build({ name, from, steps }: Stage): Promise<string> {
    const below = stages.some(stage => stage.name === from) ? await stage(from) : null;
    if (below !== null && steps.length === 0) return below; // it only says more
    const root = join(into, name);
    if (below !== null) place(below, root, linked);
    await mkdir(join(root, folderOf(name)), { recursive: true });
    for (const step of steps) await take(step, join(root, folderOf(name)));
    return root;
  }

  async function take(step: Step, folder: string): Promise<void> {
    if (step.kind === 'run') {
      await promisify(execFile)('/bin/sh', ['-c', step.command], { cwd: folder, env: childEnvironment(), maxBuffer: 10_000_000 });
      return;
    }
    for (const source of step.sources) {
      const target = join(folder, step.to);
      if (step.stage === null) await copyAllowed(checkout, source, target);
      else place(join(await stage(step.stage), source), target, isUsedOnce(step.stage) ? renameSync : linked);
    }
  }

  function stage(name: string): Promise<string> {
    const found = stages.find(each => each.name === name);
    if (!found) throw new RangeError(`The Dockerfile has no stage ${name}.`);
    const building = built.get(name) ?? build(found);
    built.set(name, building);
    return building;
  }
  return stage;
}

/** Whether `.dockerignore` keeps a path of the checkout out of every image. */
export async function ignoredIn(checkout: string): Promise<(path: string) => boolean> {
  const rules = dockerignore.default().add(await readFile(join(checkout, '.dockerignore'), 'utf8'));
  return path => rules.ignores(path);
}

/** Copies a file or a folder of the checkout, without what `.dockerignore` keeps out. Fails where nothing is left. */
async function copyAllowed(checkout: string, source: string, target: string): Promise<void> {
  const ignored = await ignoredIn(checkout);
  const isFolder = (await lstat(join(checkout, source))).isDirectory();
  if (!isFolder) return copyFile(join(checkout, source), target.endsWith('/') ? join(target, basename(source)) : target);
  let copied = 0;
  async function copyFolder(path: string, to: string): Promise<void> {
    for (const entry of await readdir(join(checkout, path), { withFileTypes: true })) {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) {
        if (!['.git', 'node_modules'].includes(entry.name)) await copyFolder(inside, join(to, entry.name)); // large, and a test of their own sees that they are kept out
      } else if (!ignored(inside)) {
        copied += 1;
        await mkdir(to, { recursive: true });
        await cp(join(checkout, inside), join(to, entry.name), { verbatimSymlinks: true });
      }
    }
  }
  await copyFolder(source, target);
  if (copied === 0) throw new Error(`COPY ${source}: .dockerignore leaves nothing of it.`);
}

/** Puts what is in a finished folder into another; tens of thousands of files, to which nobody writes any more. */
function place(from: string, to: string, put: (from: string, to: string) => void): void {
  mkdirSync(to, { recursive: true });
  for (const { name } of readdirSync(from, { withFileTypes: true })) {
    const [here, there] = [join(from, name), join(to, name)];
    if (existsSync(there)) place(here, there, put);
    else put(here, there);
  }
}

/** The same files under another name. */
function linked(from: string, to: string): void {
  const found = lstatSync(from);
  if (found.isDirectory()) place(from, to, linked);
  else if (found.isSymbolicLink()) symlinkSync(readlinkSync(from), to);
  else linkSync(from, to);
}
