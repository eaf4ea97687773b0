/** Runs the services of docker-compose.yml as processes: their images' folders, commands, variables and volumes, without an engine. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { vi } from 'vitest';
import { childEnvironment } from '../config.ts';
import { environmentOf, type Compose, type Service } from './compose.ts';
import { saidIn, type Said, type Stage } from './dockerfile.ts';

export interface Ended {
  readonly code: number | null;
  /** On standard output. */
  readonly said: string;
  readonly complained: string;
}

export interface Running {
  /** Runs the image's own health check beside it; gives the exit code that the engine would judge by. */
  health(): Promise<number | null>;
  /** Resolves when the health check is content. */
  untilHealthy(): Promise<void>;
  /** Sends the image's stop signal and waits for the end. */
  stop(): Promise<Ended>;
}

export interface Site {
  readonly compose: Compose;
  readonly stages: readonly Stage[];
  /** The root of a built image's file system. */
  readonly rootOf: (target: string) => string;
  /** An empty folder for volumes and for what each container sees. */
  readonly folder: string;
  /** Where the service `database` really listens. */
  readonly databasePort: number;
  /** What is set in the shell that Compose is started in. */
  readonly outside: Readonly<Record<string, string>>;
}

export interface Deployment {
  /** Runs a service that ends by itself, with other arguments if any are given. */
  once(name: string, args?: readonly string[]): Promise<Ended>;
  start(name: string): Promise<Running>;
  /** Where a service that listens really does. */
  urlOf(name: string): Promise<string>;
}

const freePort = (): Promise<number> => new Promise(resolve => {
  const probe = createServer().listen({ host: '127.0.0.1', port: 0 }, () => {
    const { port } = probe.address() as AddressInfo; // a TCP server that listens has one
    probe.close(() => { resolve(port); });
  });
});

function ended(child: ChildProcess): Promise<Ended> {
  const heard = { out: '', err: '' };
  child.stdout?.on('data', (chunk: Buffer) => { heard.out += chunk.toString(); });
  child.stderr?.on('data', (chunk: Buffer) => { heard.err += chunk.toString(); });
  return once(child, 'close').then(([code]) => ({ code: code as number | null, said: heard.out, complained: heard.err })); // what a process ends with
}

export function deploymentOf({ compose, stages, rootOf, folder, databasePort, outside }: Site): Deployment {
  const ports = new Map<string, Promise<number>>();
  const portOf = (name: string): Promise<number> => {
    const port = ports.get(name) ?? (name === 'database' ? Promise.resolve(databasePort) : freePort());
    ports.set(name, port);
    return port;
  };

  const serviceOf = (name: string): Service & { readonly said: Said; readonly target: string } => {
    const service = compose.services[name];
    const target = service?.build?.target ?? '';
    const said = saidIn(stages, target);
    if (!service || !said) throw new RangeError(`There is no service ${name} that is built here.`);
    return { ...service, said, target };
  };

  /** The volumes that a container sees, at their places below the image's folder. */
  async function mountsOf(name: string): Promise<string> {
    const { said, volumes } = serviceOf(name);
    const mounts = join(folder, 'mounts', name);
    if (existsSync(mounts)) return mounts;
    await mkdir(mounts, { recursive: true });
    for (const { volume, target } of volumes) {
      const place = join(mounts, target.slice(said.folder.length));
      await mkdir(join(folder, 'volumes', volume), { recursive: true });
      await mkdir(dirname(place), { recursive: true });
      await symlink(join(folder, 'volumes', volume), place);
    }
    return mounts;
  }

  /** Names, ports and volumes of containers become those of this machine; everything else stays as it is written. */
  async function here(text: string, { mounts, said }: { readonly mounts: string; readonly said: Said }): Promise<string> {
    let found = text.startsWith(`${said.folder}/`) ? mounts + text.slice(said.folder.length) : text;
    for (const name of Object.keys(compose.services)) {
      const port = RegExp(`([/@])${name}:\\d+`).exec(found);
      if (port) found = found.replace(port[0], `${port[1] ?? ''}127.0.0.1:${(await portOf(name)).toString()}`);
    }
    return found;
  }

  async function launch(name: string, args: readonly string[] | undefined, instead?: readonly string[]): Promise<ChildProcess> {
    const service = serviceOf(name);
    const { said, target } = service;
    const mounts = await mountsOf(name);
    const written = { ...said.environment, ...environmentOf(service, outside) };
    const environment: Record<string, string> = {};
    for (const [variable, value] of Object.entries(written)) environment[variable] = await here(value, { mounts, said });
    for (const variable of Object.keys(written)) if (/(^|_)PORT$/.test(variable)) environment[variable] = (await portOf(name)).toString();
    if (written['HOST'] === '0.0.0.0') environment['HOST'] = '127.0.0.1';
    const command = instead ?? [...(service.entrypoint ?? said.entrypoint ?? []), ...(args ?? service.command ?? said.command ?? [])];
    const [program = '', ...rest] = await Promise.all(command.map(word => here(word, { mounts, said })));
    return spawn(program, rest, { cwd: join(rootOf(target), said.folder), env: { PATH: childEnvironment()['PATH'], ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  return {
    urlOf: async name => `http://127.0.0.1:${(await portOf(name)).toString()}`,
    once: async (name, args) => ended(await launch(name, args)),
    async start(name) {
      const child = await launch(name, undefined);
      const end = ended(child);
      const { said } = serviceOf(name);
      const health = async (): Promise<number | null> => (await ended(await launch(name, undefined, said.health ?? ['false']))).code;
      return {
        health,
        async untilHealthy() {
          const early = end.then(({ code, complained }) => { throw new Error(`${name} ended with ${String(code)}: ${complained}`); });
          await Promise.race([early, vi.waitFor(async () => { if (await health() !== 0) throw new Error(`${name} is not healthy.`); }, { timeout: 150_000, interval: 500 })]);
        },
        stop() {
          child.kill(said.stopSignal as NodeJS.Signals); // a signal by its name
          return end;
        },
      };
    },
  };
}
