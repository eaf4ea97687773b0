import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { ActionableError, explain } from './index.ts';

function explained(error: unknown): { readonly text: string; readonly exitCode: number } {
  const lines: string[] = [];
  const exitCode = explain(error, { write: (text) => lines.push(text) });
  return { text: lines.join(''), exitCode };
}

const portTaken = async (): Promise<unknown> => {
  const first = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => first.once('listening', resolve));
  const address = first.address();
  const second = createServer().listen(typeof address === 'object' && address ? address.port : 0, '127.0.0.1');
  const failure: unknown = await new Promise((resolve) => second.once('error', resolve));
  first.close();
  return failure;
};

describe('what a main says when it cannot go on', () => {
  it('is what, why and what to do next, with the exit code of the failure', () => {
    const error = new ActionableError({ what: 'No data.', why: 'the folder is empty.', next: 'npm run reset', exitCode: 3 });
    expect(explained(error)).toEqual({ text: 'No data.\nWhy: the folder is empty.\nNext: npm run reset\n', exitCode: 3 });
  });

  it('names a taken port and what to do about it', async () => {
    const { text, exitCode } = explained(await portTaken());
    expect(text).toMatch(/^Port \d+ is taken\.\nWhy: .*\nNext: stop it \(`lsof -i :\d+`.*\n$/);
    expect(exitCode).toBe(1);
  });

  it('names a full disk', () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', path: '/data/x' });
    expect(explained(full).text).toBe('/data/x could not be written.\nWhy: the disk is full.\nNext: free some space (`df -h` shows where), then start again.\n');
  });

  it('shows the trace of a failure nobody foresaw, and another exit code', () => {
    const { text, exitCode } = explained(new TypeError('x is not a function'));
    expect(text).toContain('Why: x is not a function');
    expect(text).toContain('explain.test.ts');
    expect(exitCode).toBe(70);
  });

  it('hides passwords whatever failed', () => {
    expect(explained(new Error('connect postgres://deals:opensesame@db/deals')).text).not.toContain('opensesame');
    expect(explained('postgres://deals:opensesame@db').text).not.toContain('opensesame');
  });
});
