import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diskFinding, freeBytes, installFinding, linesOf, nodeFinding, userFinding } from './doctor-findings.mjs';

const bin = import.meta.dirname;

describe('before anything is installed', () => {
  it('a Node that is too old fails, with the command that helps', () => {
    expect(nodeFinding('v18.20.0', '^20.19 || >=24.11')).toMatchObject({ level: 'fail', next: expect.stringContaining('npm run doctor') as string }); // an asymmetric matcher
    expect(nodeFinding('v24.12.0', '^20.19 || >=24.11').level).toBe('ok');
  });

  it.each([[3e9, 'ok'], [1e9, 'warn'], [1e8, 'fail']])('%d bytes free is %s', (free, level) => {
    expect(diskFinding('there', free).level).toBe(level);
  });

  it('free space is what the system says', () => {
    expect(freeBytes(bin)).toBeGreaterThan(0);
  });

  it('root is told who the database runs as', () => {
    expect(userFinding(0)).toMatchObject({ level: 'warn', why: expect.stringContaining('unprivileged') as string }); // an asymmetric matcher
    expect(userFinding(1000).level).toBe('ok');
  });

  it('a finding is one line, and below it why and what to do', () => {
    expect(linesOf({ level: 'warn', about: 'Disk', what: 'little.', why: 'it is full.', next: 'df -h' })).toBe('warn Disk        little.\n     Why: it is full.\n     Next: df -h\n');
  });

  it('the command itself runs, looks at what it can and says what comes first', async () => {
    const checkout = await mkdtemp(join(tmpdir(), 'doctor-'));
    await mkdir(join(checkout, 'packages/standalone'), { recursive: true });
    await cp(bin, join(checkout, 'packages/standalone/bin'), { recursive: true });
    await cp(join(bin, '../../../package.json'), join(checkout, 'package.json'));
    await writeFile(join(checkout, 'pnpm-lock.yaml'), 'lockfileVersion: 9\n');
    expect(installFinding(checkout)).toMatchObject({ level: 'warn', next: 'npm start' });
    const { status, stdout } = spawnSync(process.execPath, [join(checkout, 'packages/standalone/bin/doctor.mjs')], { encoding: 'utf8' });
    expect(stdout).toContain('warn Packages    nothing is installed yet.');
    expect(stdout).toMatch(/npm start (can go ahead|would fail here)/);
    expect(status).toBe(stdout.includes('fail ') ? 1 : 0);
    await rm(checkout, { recursive: true });
  });
});
