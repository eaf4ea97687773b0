/** What can be told about a checkout before anything is installed. Node alone, on any version of it. */
import fs from 'node:fs'; // whole: an old Node lacks statfs, and must live long enough to be told that it is old
import { nodeProblem, reasonToInstall } from './install-state.mjs';

const AGAIN = 'npm run doctor';
const GIGABYTE = 1e9;

const ok = (about, what) => ({ level: 'ok', about, what });

export function nodeFinding(version, range) {
  const problem = nodeProblem(version, range, AGAIN);
  return problem ? { level: 'fail', about: 'Node', ...problem } : ok('Node', version + ' runs this programme (' + range + ').');
}

export function installFinding(root) {
  const reason = reasonToInstall(root);
  if (reason === null) return ok('Packages', 'what is installed is what pnpm-lock.yaml says.');
  return { level: 'warn', about: 'Packages', what: reason + '.', why: 'npm start, npm test and the others install by themselves; until then only a part can be looked at.', next: 'npm start' };
}

/** Root may start, but its PostgreSQL runs as somebody else; what follows from that is looked at with the data folder. */
export function userFinding(uid) {
  if (uid !== 0) return ok('User', uid === undefined ? 'the user of this session.' : 'number ' + uid + ', which is not root.');
  return { level: 'warn', about: 'User', what: 'this is root.', why: 'PostgreSQL refuses to run as root, so the embedded one runs as an unprivileged user who must reach the data folder.', next: 'go on as it is, or start as an ordinary user.' };
}

/** @param free bytes */
export function diskFinding(folder, free) {
  const said = (free / GIGABYTE).toFixed(1) + ' GB free at ' + folder.replace(/\/$/, '') + '.';
  if (free >= 2 * GIGABYTE) return ok('Disk', said);
  return {
    level: free < 0.5 * GIGABYTE ? 'fail' : 'warn', about: 'Disk', what: said,
    why: 'packages, PostgreSQL and the demo data take about 1 GB, and a database that cannot write stops.', next: 'df -h',
  };
}

/** @returns free bytes for this user on the file system of an existing folder */
export const freeBytes = (folder) => {
  if (!fs.statfsSync) return Infinity;
  const { bavail, bsize } = fs.statfsSync(folder);
  return bavail * bsize;
};

/** `ok    Node      v20.20.2 runs this programme.` and below it why and what to do. */
export function linesOf({ level, about, what, why, next }) {
  const lines = [level.padEnd(5) + about.padEnd(12) + what];
  if (why) lines.push('     Why: ' + why);
  if (next) lines.push('     Next: ' + next);
  return lines.join('\n') + '\n';
}
