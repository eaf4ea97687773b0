import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimInstall, finishInstall, installerOf, nameInstaller, nodeProblem, reasonToInstall, typedCommand } from './install-state.mjs';
import { PNPM, cleanEnvironment, installFailure } from './install-words.mjs';

let checkout = '';
beforeEach(async () => {
  checkout = await mkdtemp(join(tmpdir(), 'checkout-'));
  await writeFile(join(checkout, 'pnpm-lock.yaml'), 'lockfileVersion: 9\n');
});
afterEach(() => rm(checkout, { recursive: true, force: true }));

async function installed(lock = 'lockfileVersion: 9\n'): Promise<void> {
  await mkdir(join(checkout, 'node_modules', '.pnpm'), { recursive: true });
  await writeFile(join(checkout, 'node_modules', '.modules.yaml'), '');
  await writeFile(join(checkout, 'node_modules', '.pnpm', 'lock.yaml'), lock);
}

const markerIn = (folder: string) => join(folder, 'node_modules', '.channelgraph-installing');

describe('the version of Node', () => {
  const range = '^20.19 || ^22.13 || >=24.11';

  it.each(['v20.19.0', 'v20.20.2', 'v22.13.0', 'v24.11.0', 'v24.12.1', 'v26.0.0'])('%s is good', (version) => {
    expect(nodeProblem(version, range, 'npm start')).toBeNull();
  });

  it.each(['v12.22.9', 'v18.20.0', 'v20.18.3', 'v21.7.0', 'v22.12.0', 'v23.11.0', 'v24.10.0'])('%s is refused with the range and the next command', (version) => {
    expect(nodeProblem(version, range, 'npm test')).toEqual({
      what: `Node ${version.slice(1)} cannot run this programme.`,
      why: `it needs Node ${range}.`,
      next: expect.stringContaining('nvm install 24 && npm test') as string, // a matcher stands for a string
    });
  });

  it('is judged by the range in package.json, which must be understood', async () => {
    const root = join(import.meta.dirname, '../../..');
    const { engines } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { engines: { node: string } }; // ours
    expect(nodeProblem(process.version, engines.node, 'npm start')).toBeNull();
    expect(() => nodeProblem('v20.19.0', '20 - 24', 'npm start')).toThrow('not understood');
  });
});

describe('the command that the reader typed', () => {
  it.each([
    ['prestart', 'npm start'],
    ['pretest', 'npm test'],
    ['pretest:full', 'npm run test:full'],
    ['pretoken', 'npm run token'],
    [undefined, 'npm start'],
  ])('behind %s is %s', (event, command) => {
    expect(typedCommand({ npm_lifecycle_event: event })).toBe(command);
  });
});

describe('an install is needed', () => {
  it('in a fresh checkout', () => {
    expect(reasonToInstall(checkout)).toBe('nothing is installed yet');
  });

  it('not when what is installed is what the lockfile says', async () => {
    await installed();
    expect(reasonToInstall(checkout)).toBeNull();
  });

  it('when the lockfile has changed by a byte', async () => {
    await installed('lockfileVersion: 9');
    expect(reasonToInstall(checkout)).toBe('the list of dependencies has changed');
  });

  it('when another tool made node_modules', async () => {
    await mkdir(join(checkout, 'node_modules', 'zod'), { recursive: true });
    expect(reasonToInstall(checkout)).toBe('nothing is installed yet');
  });

  it('when the last one did not finish, and not any more when one has', async () => {
    await installed();
    await writeFile(markerIn(checkout), '');
    expect(reasonToInstall(checkout)).toBe('the last install did not finish');
    expect(claimInstall(checkout)).toBeNull();
    finishInstall(checkout);
    expect(reasonToInstall(checkout)).toBeNull();
    expect(await readdir(join(checkout, 'node_modules'))).toEqual(['.modules.yaml', '.pnpm']);
  });
});

describe('one process installs at a time', () => {
  it('the second learns the number of the first', () => {
    expect(claimInstall(checkout)).toBeNull();
    expect(claimInstall(checkout)).toBe(process.pid);
    expect(installerOf(checkout)).toBe(process.pid);
  });

  it('a claim of a dead process, or of a number that was given out again, is taken over', async () => {
    await mkdir(join(checkout, 'node_modules'));
    const dead = spawnSync(process.execPath, ['--eval', '']).pid;
    await writeFile(markerIn(checkout), `${dead} 1\n${process.pid} 1\n`);
    expect(installerOf(checkout)).toBeNull();
    expect(claimInstall(checkout)).toBeNull();
    expect(await readFile(markerIn(checkout), 'utf8')).toMatch(new RegExp(`^${process.pid} `));
  });

  it('a claim lives on in the pnpm that was started for it', async () => {
    const pnpm = spawn(process.execPath, ['--eval', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
    claimInstall(checkout);
    nameInstaller(checkout, pnpm.pid ?? 0);
    const [own, theirs] = (await readFile(markerIn(checkout), 'utf8')).split('\n');
    await writeFile(markerIn(checkout), `${theirs ?? ''}\n`);
    expect(own).toMatch(new RegExp(`^${process.pid} `));
    expect(installerOf(checkout)).toBe(pnpm.pid);
    pnpm.stdin.end();
    await once(pnpm, 'exit');
    expect(installerOf(checkout)).toBeNull();
  });
});

describe('the environment of pnpm', () => {
  it('has nothing that npm run adds, except how to reach the registry', () => {
    const environment = cleanEnvironment({
      PATH: '/bin',
      CI: 'true',
      npm_config_local_prefix: '/elsewhere',
      npm_config_noproxy: '',
      npm_config_registry: 'https://packages.example.com',
      npm_package_name: 'channelgraph',
      npm_lifecycle_event: 'prestart',
      npm_execpath: '/bin/npm-cli.js',
    });
    expect(environment).toMatchObject({ PATH: '/bin', CI: 'true', npm_config_registry: 'https://packages.example.com' });
    expect(Object.keys(environment).filter((name) => /prefix|noproxy|npm_package|npm_lifecycle|npm_execpath/.test(name))).toEqual([]);
  });
});

describe('a failed install says why and what to do next', () => {
  it.each([
    ['request to https://packages.example.com/pnpm failed, reason: getaddrinfo EAI_AGAIN', 'cannot be reached (EAI_AGAIN)', 'connect to the internet'],
    ['ENOSPC: no space left on device, write', 'the disk is full', 'free some space'],
    [' ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with "frozen-lockfile"', 'pnpm-lock.yaml does not have', `npx --yes pnpm@${PNPM} install && npm start`],
    ["EACCES: permission denied, mkdir 'node_modules'", 'may not write here', 'sudo chown'],
    ['npm error code E401', 'asks for a login (E401)', 'npm login'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate', 'NODE_EXTRA_CA_CERTS'],
    ['Progress: resolved 1\n ERR_PNPM_SOMETHING  It broke\nat line 1', 'ERR_PNPM_SOMETHING  It broke', 'shows everything'],
    ['', 'pnpm printed nothing', 'shows everything'],
  ])('%s', (output, why, next) => {
    const failure = installFailure(output, 'npm start');
    expect(failure.why).toContain(why);
    expect(failure.next).toContain(next);
  });
});

describe('the program itself', () => {
  const run = (folder: string, environment: Record<string, string>) =>
    spawnSync(process.execPath, [join(folder, 'packages', 'standalone', 'bin', 'install.mjs')], { encoding: 'utf8', env: { ...process.env, npm_lifecycle_event: 'pretoken', ...environment } });

  beforeEach(async () => {
    await cp(import.meta.dirname, join(checkout, 'packages', 'standalone', 'bin'), { recursive: true });
    await writeFile(join(checkout, 'package.json'), JSON.stringify({ engines: { node: '>=20.19' } }));
  });

  it('says nothing when there is nothing to do', async () => {
    await installed();
    expect(run(checkout, {})).toMatchObject({ stdout: '', stderr: '', status: 0 });
  });

  it('refuses another Node in three lines before it does anything', async () => {
    await writeFile(join(checkout, 'package.json'), JSON.stringify({ engines: { node: '>=99.0' } }));
    const { stdout, stderr, status } = run(checkout, {});
    expect([stdout, status]).toEqual(['', 1]);
    expect(stderr).toMatch(/^Node .* cannot run this programme\.\nWhy: .*\nNext: nvm install 24 && npm run token .*\n$/);
    expect(await readdir(checkout)).not.toContain('node_modules');
  });

  it('installs with the pnpm on the PATH if it is the pinned one, and leaves no marker', async () => {
    const bin = join(checkout, 'bin');
    await mkdir(bin);
    const fake = `#!/bin/sh\nif [ "$1" = --version ]; then echo ${PNPM}; else echo "chatter $@"; mkdir -p node_modules/.pnpm; : > node_modules/.modules.yaml; cp pnpm-lock.yaml node_modules/.pnpm/lock.yaml; fi\n`;
    await writeFile(join(bin, 'pnpm'), fake, { mode: 0o755 });
    expect(run(checkout, { PATH: `${bin}:${process.env['PATH'] ?? ''}` })).toMatchObject({ stdout: '', stderr: 'Installing dependencies (only now and when they change)\n', status: 0 });
    expect(reasonToInstall(checkout)).toBeNull();
  });

  it('says why an install failed and keeps the marker, so that the next start tries again', async () => {
    const bin = join(checkout, 'bin');
    await mkdir(bin);
    await writeFile(join(bin, 'pnpm'), `#!/bin/sh\nif [ "$1" = --version ]; then echo ${PNPM}; else echo ENOSPC >&2; exit 1; fi\n`, { mode: 0o755 });
    const { stdout, stderr, status } = run(checkout, { PATH: `${bin}:${process.env['PATH'] ?? ''}` });
    expect([stdout, status]).toEqual(['', 1]);
    expect(stderr).toContain('The dependencies could not be installed.\nWhy: the disk is full.\nNext: free some space (df -h shows where), then npm run token\n');
    expect(reasonToInstall(checkout)).toBe('the last install did not finish');
  });
});
