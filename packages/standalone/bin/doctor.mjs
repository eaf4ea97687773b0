/** `npm run doctor`: would `npm start` come up here? The plain half; the rest is asked of src/doctor.ts once packages are there. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { diskFinding, freeBytes, installFinding, linesOf, nodeFinding, userFinding } from './doctor-findings.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const { engines } = JSON.parse(readFileSync(root + 'package.json', 'utf8'));

const node = nodeFinding(process.version, engines.node);
const packages = installFinding(root);
const findings = [node, packages, userFinding(process.geteuid ? process.geteuid() : undefined), diskFinding(root, freeBytes(root))];
for (const finding of findings) process.stdout.write(linesOf(finding));

let failed = findings.some(({ level }) => level === 'fail');
if (node.level === 'ok' && packages.level === 'ok') {
  const rest = fileURLToPath(new URL('../src/doctor.ts', import.meta.url));
  failed = spawnSync(process.execPath, ['--import', 'tsx', rest], { cwd: root, stdio: 'inherit' }).status !== 0 || failed;
}
process.stdout.write(failed ? 'npm start would fail here; see above.\n' : 'npm start can go ahead.\n');
process.exitCode = failed ? 1 : 0;
