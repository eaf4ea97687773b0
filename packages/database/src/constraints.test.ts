import { Refused } from '@channelgraph/domain';
import { describe, expect, it } from 'vitest';
import { guaranteed } from './constraints.ts';

const refusals = { one_manager: { code: 'DUPLICATE_KEY_VALUE' as const, message: 'Somebody was faster.' } };
const violation = (constraint: string) => Object.assign(new Error('conflicting key value'), { constraint });

describe('a change that a constraint stands behind', () => {
  it('gives what it gives while the constraint holds', async () => {
    expect(await guaranteed(refusals, () => Promise.resolve('done'))).toBe('done');
  });

  it('is refused, in the words of the rule, where the constraint is violated', async () => {
    const refused = await guaranteed(refusals, () => Promise.reject(violation('one_manager'))).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refused);
    expect(refused).toMatchObject({ refusals: [refusals.one_manager] });
  });

  it('breaks on everything else', async () => {
    const other = violation('employment_person_id_fkey');
    await expect(guaranteed(refusals, () => Promise.reject(other))).rejects.toBe(other);
    await expect(guaranteed(refusals, () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  });
});
