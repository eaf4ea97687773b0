/** Installs the packages of the lockfile with the pinned pnpm. */
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { cleanEnvironment, installFailure, PNPM } from './install-words.mjs';
import { claimInstall, finishInstall, installerOf, nameInstaller, reasonToInstall } from './install-state.mjs';

const WAIT_MINUTES = 10;

/** Installs, or waits for another process that does; says on standard error what went wrong and sets the exit code. */
export async function installPackages(root, command) {
  try {
    for (let other = claimInstall(root); other !== null; other = claimInstall(root)) {
      await otherInstall(root, other, command);
      if (reasonToInstall(root) === null) return;
    }
    await install(root, command);
    finishInstall(root);
  } catch (error) {
    const { what, why, next } = error.next ? error : installFailure(String(error.message), command);
    process.stderr.write(`${what}\nWhy: ${why}\nNext: ${next}\n`);
    process.exitCode = 1;
  }
}

/** Waits until the other install is over, however it ends. */
async function otherInstall(root, pid, command) {
  process.stderr.write(`Another install (process ${pid}) is running here; waiting for it.\n`);
  for (const end = Date.now() + WAIT_MINUTES * 60_000; installerOf(root) !== null; await pause(200)) {
    if (Date.now() < end) continue;
    throw {
      what: 'The dependencies could not be installed.',
      why: `another install (process ${pid}) has been running for more than ${WAIT_MINUTES} minutes.`,
      next: `kill ${pid} && ${command}`,
    };
  }
}

async function install(root, command) {
  const environment = cleanEnvironment(process.env);
  const [program, ...first] = await pnpm(environment);
  const order = [...first, 'install', '--frozen-lockfile', '--reporter=append-only', '--config.confirm-modules-purge=false'];
  const line = progressLine();
  const child = spawn(program, order, { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'], shell: isShellNeeded(program) });
  if (child.pid !== undefined) nameInstaller(root, child.pid);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output = (output + text).slice(-100_000);
      line.show(text);
    });
  }
  const status = await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject));
  line.end();
  if (status !== 0) throw installFailure(output, command);
}

/** A pnpm of exactly our version from the PATH, otherwise npx, which fetches it; the npx beside the npm that runs us, if any. */
async function pnpm(environment) {
  const version = await new Promise((resolve) => {
    const options = { env: environment, timeout: 10_000, shell: isShellNeeded('pnpm') };
    execFile('pnpm', ['--version'], options, (_, stdout) => resolve(String(stdout).trim())).stdin?.end();
  });
  if (version === PNPM) return ['pnpm'];
  const npx = join(dirname(process.env.npm_execpath ?? ''), 'npx-cli.js');
  return [...(existsSync(npx) ? [process.execPath, npx] : ['npx']), '--yes', `pnpm@${PNPM}`];
}

/** On Windows commands other than programs are scripts for the shell. */
const isShellNeeded = (program) => process.platform === 'win32' && program !== process.execPath;

/** On a terminal one line that counts; elsewhere one line and silence. */
function progressLine() {
  const { stderr } = process;
  const title = 'Installing dependencies';
  stderr.write(stderr.isTTY ? `${title} …` : `${title} (only now and when they change)\n`);
  return {
    show(text) {
      const [, resolved, reused, downloaded, added] = text.match(/resolved (\d+), reused (\d+), downloaded (\d+), added (\d+)/) ?? [];
      if (stderr.isTTY && resolved) stderr.write(`\r\x1b[K${title}: ${Number(added) || Number(reused) + Number(downloaded)} of ${resolved}`);
    },
    end() {
      if (stderr.isTTY) stderr.write('\r\x1b[K');
    },
  };
}
