import { DeadlinePassed } from '@channelgraph/process';
import { describe, expect, it } from 'vitest';
import { patiently } from './patience.ts';

const within = (milliseconds: number) => ({ milliseconds, departure: undefined });

describe('work that is waited for', () => {
  it('is answered with what it says, or with what went wrong', async () => {
    expect(await patiently(within(10_000), () => Promise.resolve('done'))).toBe('done');
    await expect(patiently(within(10_000), () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });

  it('is not begun when there is no time, and given up when time is over: whoever looked for the signal hears of it', async () => {
    let isBegun = false;
    await expect(patiently(within(0), () => { isBegun = true; return Promise.resolve(); })).rejects.toBeInstanceOf(DeadlinePassed);
    expect(isBegun).toBe(false);
    const heard = await new Promise(resolve => {
      patiently(within(1), ({ signal }) => new Promise(() => { signal.addEventListener('abort', () => { resolve(signal.reason); }); })).catch(() => undefined);
    });
    expect(heard).toBeInstanceOf(DeadlinePassed);
  });

  it('is told so too when it looks for the signal afterwards', async () => {
    let late: (() => AbortSignal) | undefined;
    await expect(patiently(within(1), patience => { late = () => patience.signal; return new Promise(() => undefined); })).rejects.toBeInstanceOf(DeadlinePassed);
    expect(late?.().aborted).toBe(true);
  });
});
