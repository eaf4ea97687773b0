/**
 * Whether this checkout can run and whether it must install first. Runs before every `npm start` and on any Node, so it
 * uses no package and no syntax that an old Node would stumble over before it could be told that it is old.
 */
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The command the reader typed, from what npm tells its scripts: `prestart` runs before `npm start`. */
export function typedCommand(environment) {
  const found = /^pre(.+)$/.exec(environment.npm_lifecycle_event || '');
  const script = found ? found[1] : 'start';
  return 'npm ' + (script === 'start' || script === 'test' ? script : 'run ' + script);
}

/** Null if this Node is in the range of package.json (`^20.19 || >=24.11`), otherwise what, why and next. */
export function nodeProblem(version, range, command) {
  const own = version.replace(/^v/, '').split('.').map(Number);
  const fits = range.split('||').some((part) => {
    const found = /^\s*(\^|>=)\s*(\d+)\.(\d+)\s*$/.exec(part);
    if (!found) throw new Error('engines.node has a range that is not understood: ' + part);
    const major = Number(found[2]);
    return own[0] === major ? own[1] >= Number(found[3]) : found[1] === '>=' && own[0] > major;
  });
  if (fits) return null;
  return {
    what: 'Node ' + version.replace(/^v/, '') + ' cannot run this programme.',
    why: 'it needs Node ' + range + '.',
    next: 'nvm install 24 && ' + command + '   (without nvm: install Node 24 from https://nodejs.org)',
  };
}

const installedLock = (root) => join(root, 'node_modules', '.pnpm', 'lock.yaml');
const marker = (root) => join(root, 'node_modules', '.channelgraph-installing');

/** Why an install is needed, or null. */
export function reasonToInstall(root) {
  if (existsSync(marker(root))) return 'the last install did not finish';
  if (!existsSync(join(root, 'node_modules', '.modules.yaml')) || !existsSync(installedLock(root))) return 'nothing is installed yet';
  const isCurrent = readFileSync(installedLock(root)).equals(readFileSync(join(root, 'pnpm-lock.yaml')));
  return isCurrent ? null : 'the list of dependencies has changed';
}

/**
 * Claims the install for this process and returns null, or returns the number of the living process that has it. The
 * claim is the marker of an unfinished install as well: whoever dies leaves it, and the next one starts over.
 */
export function claimInstall(root) {
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  const own = marker(root) + '-' + process.pid;
  writeFileSync(own, cardOf(process.pid));
  try {
    for (;;) {
      if (isLinked(own, marker(root))) return null;
      const found = read(marker(root));
      if (found === null) continue; // finished in this moment
      const holder = holderIn(found);
      if (holder !== null) return holder;
      discard(marker(root), found);
    }
  } finally {
    remove(own);
  }
}

/** Names the program that installs for us: should we be killed, it goes on, and nobody may start a second one beside it. */
export function nameInstaller(root, pid) {
  const next = marker(root) + '-' + process.pid;
  writeFileSync(next, cardOf(process.pid) + cardOf(pid));
  renameSync(next, marker(root));
}

/** The install is complete. */
export function finishInstall(root) {
  remove(marker(root));
}

/** The living process that installs into this checkout, or null. */
export const installerOf = (root) => holderIn(read(marker(root)) || '');

const cardOf = (pid) => pid + ' ' + beginningOf(pid) + '\n';

function holderIn(cards) {
  for (const card of cards.split('\n')) {
    const pid = Number(card.split(' ')[0]);
    if (pid > 0 && isRunning(pid) && card === pid + ' ' + beginningOf(pid)) return pid;
  }
  return null;
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false; // EPERM: it runs as somebody else
  }
  return !/^[ZX]/.test(statusOf(pid)); // ended, but its parent has not noticed
}

/** When a process began, where the system tells: numbers of processes are given out again, in containers very soon. */
const beginningOf = (pid) => statusOf(pid).split(' ')[19] || '';

/** The fields of /proc/<pid>/stat after the name: the state first, the start time twentieth. */
const statusOf = (pid) => (read('/proc/' + pid + '/stat') || '').replace(/^.*\) /s, '');

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return null;
    throw error;
  }
}

function remove(path) {
  try {
    unlinkSync(path);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

function isLinked(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Two may find the same dead marker: what the slower one takes away by mistake is put back. */
function discard(path, dead) {
  const aside = path + '-dead-' + process.pid;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  if (read(aside) !== dead) isLinked(aside, path);
  remove(aside);
}
