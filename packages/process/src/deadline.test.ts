import { describe, expect, it } from 'vitest';
import { DeadlinePassed, within } from './deadline.ts';
import { CallerLeft } from './departure.ts';
import type { Departure } from './departure.ts';

describe('work that is waited for', () => {
  it('is answered with what it says, or with what went wrong', async () => {
    expect(await within(10_000, () => Promise.resolve('done'))).toBe('done');
    await expect(within(10_000, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });

  it('is not begun when there is no time, and given up when time is over: whoever looked for the signal hears of it', async () => {
    let isBegun = false;
    await expect(within(0, () => { isBegun = true; return Promise.resolve(); })).rejects.toBeInstanceOf(DeadlinePassed);
    expect(isBegun).toBe(false);
    const heard = await new Promise(resolve => {
      within(1, ({ signal }) => new Promise(() => { signal.addEventListener('abort', () => { resolve(signal.reason); }); })).catch(() => undefined);
    });
    expect(heard).toBeInstanceOf(DeadlinePassed);
  });

  it('is told so too when it looks for the signal afterwards', async () => {
    let late: (() => AbortSignal) | undefined;
    await expect(within(1, patience => { late = () => patience.signal; return new Promise(() => undefined); })).rejects.toBeInstanceOf(DeadlinePassed);
    expect(late?.().aborted).toBe(true);
  });

  it('may throw before it has begun', async () => {
    await expect(within(10_000, () => { throw new Error('at once'); })).rejects.toThrow('at once');
  });

  it('is given up when its caller leaves, and not begun for one who has left', async () => {
    const listeners = new Set<() => void>();
    const caller: Departure = { hasLeft: false, onLeft: listener => { listeners.add(listener); return () => listeners.delete(listener); } };
    const answer = within(10_000, () => new Promise(() => undefined), caller);
    for (const leave of listeners) leave();
    await expect(answer).rejects.toBeInstanceOf(CallerLeft);
    expect(listeners.size).toBe(0);
    await expect(within(10_000, () => Promise.resolve('done'), { ...caller, hasLeft: true })).rejects.toBeInstanceOf(CallerLeft);
    expect(await within(10_000, () => Promise.resolve('done'), caller)).toBe('done');
    expect(listeners.size).toBe(0);
  });
});
