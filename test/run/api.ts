/** The check `api`: no client loses anything without somebody having decided so. */
import { judgeApi } from './api-gate.ts';
import { root } from './step.ts';

const { passed, lines } = await judgeApi(root, new Date().toISOString().slice(0, 10));
console.log(lines.join(passed ? '; ' : '\n')); // of what passed, one line is shown
process.exitCode = passed ? 0 : 1;
