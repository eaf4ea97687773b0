/** The load generator: a process of its own that carries out one job after the other. */
import { performance } from 'node:perf_hooks';
import { chance } from './chance.ts';
import { wire, type Wire } from './connection.ts';
import type { Job, Load } from './job.ts';
import { percentile } from './statistics.ts';

const MOST_LATENCIES = 4_000_000;
const latencies = new Float64Array(MOST_LATENCIES);

/** Head and body of a request; only the variables and the token differ. */
const requests = ({ url, query, variables }: Job): ((token: string) => readonly string[]) => {
  const { pathname, host } = new URL(url);
  const bodies = variables.map(each => `{"query":${JSON.stringify(query)},"variables":${each}}`);
  return token => bodies.map(body => `POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\naccept: application/json\r\n`
    + `content-length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`);
};

/** Every connection asks, waits for the answer, and asks again, until the time is over. */
async function carryOut(job: Job): Promise<Load> {
  const url = new URL(job.url);
  const made = requests(job);
  let count = 0;
  let bytes = 0;
  let failures = 0;
  let firstFailure: string | null = null;
  const begin = performance.now() + job.warmUpSeconds * 1000;
  const end = begin + job.seconds * 1000;
  let busy = performance.eventLoopUtilization();
  setTimeout(() => { busy = performance.eventLoopUtilization(); }, job.warmUpSeconds * 1000);

  const client = async (token: string, index: number): Promise<void> => {
    const texts = made(token);
    const draw = chance(job.seed * 1000 + index);
    let sentAt = 0;
    let line: Wire | undefined;
    await new Promise<void>((resolve, reject) => {
      const next = (): void => {
        const now = performance.now();
        if (now >= end) { resolve(); return; }
        sentAt = now;
        line?.send(texts[draw(texts.length)] ?? '');
      };
      wire(url, ({ ok, bytes: size, text }) => {
        const now = performance.now();
        if (!ok) { failures += 1; firstFailure ??= text; }
        if (sentAt >= begin && now <= end && count < MOST_LATENCIES) {
          latencies[count] = now - sentAt;
          count += 1;
          bytes += size;
        }
        next();
      }, reject).then(opened => { line = opened; next(); }, reject);
    });
    line?.close();
  };
  await Promise.all(job.tokens.map(client));
  const { utilization } = performance.eventLoopUtilization(busy);
  const sorted = latencies.subarray(0, count).sort();
  return {
    requests: count, perSecond: count / job.seconds, p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99),
    megabytesPerSecond: bytes / job.seconds / 1e6, generatorBusy: utilization, failures, firstFailure,
  };
}

process.on('message', (job: Job) => {
  carryOut(job).then(load => process.send?.({ load }), (error: unknown) => process.send?.({ failed: String(error) }));
});
process.once('disconnect', () => process.exit(0));
