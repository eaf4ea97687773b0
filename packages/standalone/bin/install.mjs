/**
 * Runs before `npm start`, `npm test` and their kin: refuses a Node that is too old and installs what is missing, once.
 * Says nothing when there is nothing to do, and never a word on standard output, which belongs to the command itself.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { nodeProblem, reasonToInstall, typedCommand } from './install-state.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const command = typedCommand(process.env);
const { engines } = JSON.parse(readFileSync(root + 'package.json', 'utf8'));

const problem = nodeProblem(process.version, engines.node, command);
if (problem) {
  process.stderr.write(problem.what + '\nWhy: ' + problem.why + '\nNext: ' + problem.next + '\n');
  process.exitCode = 1;
} else if (reasonToInstall(root) !== null) {
  import('./install-packages.mjs').then(({ installPackages }) => installPackages(root, command));
}
