/** The load generator: a process of its own that carries out one job after the other. */
import { performance } from 'node:perf_hooks';
import { chance } from './chance.ts';
import { wire, type Wire } from './connection.ts';
import type { Job, Load } from './job.ts';
import { percentile } from './statistics.ts';

const MOST_LATENCIES = 4_000_000;
const latencies = new Float64Array(MOST_LATENCIES);

/** What a request begins with, by token, and what it ends with, by body: put together when it is sent, for memory's sake. */
const headOf = ({ url }: Job, token: string): string => {
  const { pathname, host } = new URL(url);
  return `POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\naccept: application/json\r\n`;
};
const tailOf = (body: string): string => `content-length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`;

/** Every connection asks, waits for the answer, and asks again, until the time is over. */
async function carryOut(job: Job): Promise<Load> {
  const url = new URL(job.url);
  const tails = job.bodies.map(tailOf);
  let count = 0;
  let bytes = 0;
  let failures = 0;
  let answered = 0;
  let sent = 0;
  let firstFailure: string | null = null;
  const begin = performance.now() + job.warmUpSeconds * 1000;
  const end = begin + job.seconds * 1000;
  let busy = performance.eventLoopUtilization();
  setTimeout(() => { busy = performance.eventLoopUtilization(); }, job.warmUpSeconds * 1000);
  let last = begin;

  const client = async (token: string, index: number): Promise<void> => {
    const head = headOf(job, token);
    const draw = chance(job.seed * 1000 + index);
    let sentAt = 0;
    let line: Wire | undefined;
    const next = (over: () => void): void => {
      const now = performance.now();
      const tail = tails[job.once ? sent : job.own ? index : draw(tails.length)];
      if (now >= end || tail === undefined) { over(); return; }
      sent += 1;
      sentAt = now;
      line?.send(head + tail);
    };
    const talk = (): Promise<void> => new Promise<void>((resolve, reject) => {
      wire(url, ({ ok, bytes: size, text }) => {
        const now = performance.now();
        answered += 1;
        if (!ok) { failures += 1; firstFailure ??= text; }
        else if (now >= begin && now <= end && count < MOST_LATENCIES) {
          latencies[count] = now - sentAt;
          count += 1;
          bytes += size;
          last = now;
        }
        next(resolve);
      }, reject).then(opened => { line = opened; next(resolve); }, reject);
    });
    if (!job.hostile) await talk();
    else while (performance.now() < end) await talk().catch(() => { failures += 1; }); // whoever attacks is hung up on
    line?.close();
  };
  await Promise.all(job.tokens.map(client));
  const { utilization } = performance.eventLoopUtilization(busy);
  const sorted = latencies.subarray(0, count).sort();
  const seconds = job.once ? (last - begin) / 1000 : job.seconds;
  return {
    requests: count, answered, perSecond: count / seconds, p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99),
    megabytesPerSecond: bytes / seconds / 1e6, generatorBusy: utilization, failures, firstFailure,
  };
}

process.on('message', (job: Job) => {
  carryOut(job).then(load => process.send?.({ load }), (error: unknown) => process.send?.({ failed: String(error) }));
});
process.once('disconnect', () => process.exit(0));
