/** What a run of the benchmark leaves behind: `results.json`, and the page that is written from it. */
import { z } from 'zod';

export const RATIOS = [
  'standalone/one/limit', 'standalone/one/stock', 'standalone/page/limit', 'standalone/page/stock', 'distributed/one/stock', 'distributed/one/bestPeer',
  'distributed/page/stock', 'distributed/page/bestPeer', 'growth10x/one/p50', 'security/one',
] as const;
export type RatioName = (typeof RATIOS)[number];

const positive = z.number().positive();

export const Row = z.object({
  setUp: z.string(),
  query: z.string(),
  perSecond: positive.describe('Requests answered a second, the median of the rounds.'),
  spread: z.number().min(1).describe('The largest of the rounds over the smallest.'),
  failedPercent: z.number().min(0).max(10).describe('Requests that were answered with errors; they count as no answers.'),
  p50: positive.describe('Milliseconds.'),
  p99: positive.describe('Milliseconds.'),
  processorMilliseconds: positive.nullable().describe('Processor time for one request, of all its processes and PostgreSQL.'),
  memoryMegabytes: positive.nullable().describe('Resident memory of its processes after the last round.'),
  subgraphRequests: z.number().nonnegative().nullable().describe('Requests to subgraphs for one operation.'),
  statements: z.number().nonnegative().nullable().describe('SQL statements for one operation.'),
});
export type Row = z.infer<typeof Row>;

export const Results = z.object({
  at: z.iso.datetime(),
  commit: z.string(),
  machine: z.object({ cpu: z.string(), cores: z.int().positive(), memoryGigabytes: positive, system: z.string(), node: z.string(), postgresql: z.string() }),
  options: z.object({ scale: z.int(), partners: z.int(), deals: z.int(), rounds: z.int(), seconds: z.number(), connections: z.int() }),
  generator: z.object({ perSecond: positive, busy: z.number() }).describe('The load generator against the least that a server can do.'),
  rows: z.array(Row),
  ratios: z.record(z.enum(RATIOS), positive),
  others: z.array(z.object({ name: z.string(), figure: z.string() })).describe('What was measured beside, in words.'),
});
export type Results = z.infer<typeof Results>;
