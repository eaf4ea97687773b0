import { explain } from '@channelgraph/config';
import { linesOf } from '../bin/doctor-findings.mjs';
import { diagnosis } from './diagnosis.ts';

/** The half of `npm run doctor` that needs packages; bin/doctor.mjs begins it and gives the verdict. */
async function main(): Promise<void> {
  const findings = await diagnosis();
  for (const finding of findings) process.stdout.write(linesOf(finding));
  if (findings.some(({ level }) => level === 'fail')) process.exitCode = 1;
}

main().catch((error: unknown) => { process.exitCode = explain(error); });
