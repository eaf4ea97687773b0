import { describe, expect, it } from 'vitest';
import { deliveryLog } from './delivery-log.ts';

function noted() {
  const lines: string[] = [];
  const note = (level: string) => (facts: unknown) => { lines.push(`${level} ${JSON.stringify(facts)}`); };
  return { lines, log: deliveryLog({ warn: note('warn'), info: note('info') }) };
}
const repeat = (times: number, act: () => void): void => { for (let count = 0; count < times; count += 1) act(); };

describe('the log of deliveries', () => {
  it('says nothing of a consumer that restarts', () => {
    const { lines, log } = noted();
    repeat(9, () => { log.failed('refused', 'metrics'); });
    log.succeeded('metrics');
    repeat(9, () => { log.failed('refused', 'metrics'); });
    expect(lines).toEqual([]);
  });

  it('says once that one is away, and once that it is back', () => {
    const { lines, log } = noted();
    repeat(1_000, () => { log.failed('refused', 'metrics'); });
    log.succeeded('deals');
    repeat(3, () => { log.succeeded('metrics'); });
    expect(lines).toEqual(['warn {"err":"refused","consumer":"metrics"}', 'info {"consumer":"metrics"}']);
  });
});
