import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SubgraphUrls } from '@channelgraph/database';
import { demoWorld, STORY_PEOPLE } from '@channelgraph/demo';
import type { Actor, DevelopmentIssuer } from '@channelgraph/identity';
import { assemble, byCalls, issuerIn, loadDemoWhereEmpty, migrateAll, storyActor, tokenFor, verifierOf, type Assembly, type AssemblyOptions, type Linking } from '@channelgraph/standalone';
import { testClock, type Answer, type TestClock } from '@channelgraph/testing';
import { byHttp, type Doors } from './by-http.ts';
import { demoCopy, type DemoCopy, type Servers } from './demo-copies.ts';
import type { Topology } from './topologies.ts';

/** A Wednesday in the middle of a fiscal quarter. */
export const NOW = new Date('2026-11-18T10:00:00Z');
export const ANCHOR = new Date('2026-09-30T22:00:00Z'); // 1 October in Berlin
export const SETTINGS = { calendar: { timeZone: 'Europe/Berlin', fiscalYearStart: 1 }, reportingCurrency: 'USD' } as const;

export interface House {
  readonly assembly: Assembly;
  readonly clock: TestClock;
  /** Where each subgraph's rows are. */
  readonly urls: DemoCopy['urls'];
  readonly counts: { statements: number; requests: string[]; reset(): void };
  /** What broke behind the scenes; a story that broke something fails at the end. */
  readonly broken: unknown[];
  /** Asks the real gateway over HTTP as a demo person, or as any actor. */
  readonly ask: (who: string | Actor, query: string, variables?: Record<string, unknown>) => Promise<Answer>;
  /** A token of a demo person, or of any actor. */
  readonly token: (who: string | Actor) => Promise<string>;
  /** As `ask`, and fails on any error. */
  readonly data: (who: string | Actor, query: string, variables?: Record<string, unknown>) => Promise<Answer['data']>;
  close(): Promise<void>;
}

const demo = () => demoWorld({ anchor: ANCHOR, until: NOW, scale: 1, ...SETTINGS });

/** The demo world loaded and handed over once per run; every story file gets a copy of its own. */
export const copyOfTheDemo = (servers: Servers = 'one'): Promise<DemoCopy> => demoCopy(servers, async urls => {
  await migrateAll(urls);
  await loadDemoWhereEmpty({ urls, settings: SETTINGS, world: demo });
  const assembly = await assembled({ urls, clock: testClock(NOW), issuer: await issuerIn(await mkdtemp(join(tmpdir(), 'channelgraph-issuer-'))) });
  await assembly.drain();
  await assembly.stop();
});

interface Parts {
  readonly urls: ReadonlyMap<string, SubgraphUrls>;
  readonly clock: TestClock;
  readonly issuer: DevelopmentIssuer;
  readonly verify?: AssemblyOptions['verify'] | undefined;
  readonly delivery?: 'continuous' | 'on-demand';
  readonly link?: Linking;
  readonly onStatement?: () => void;
  readonly onSubgraphRequest?: (name: string) => void;
  readonly onError?: (error: unknown) => void;
  readonly telemetry?: NonNullable<AssemblyOptions['telemetry']>;
}

const assembled = ({ clock, issuer, verify = verifierOf(issuer), ...parts }: Parts): Promise<Assembly> =>
  assemble({ ...parts, settings: SETTINGS, now: () => clock.now(), verify, host: '127.0.0.1', port: 0, profile: 'development' });

export interface HouseOptions extends Pick<AssemblyOptions, 'delivery' | 'telemetry'> {
  readonly topology?: Topology;
  /** Hears where the subgraphs listen, and who signs how, in the distributed topologies. */
  readonly onOpen?: (doors: Doors) => void;
  /** Whose tokens are believed, if not the development issuer's. */
  readonly verify?: AssemblyOptions['verify'];
}

/** The whole graph with the demo data and a clock that stands still; in one process, and by calls, unless told. */
export async function openHouse({ delivery = 'continuous', topology = 'standalone', telemetry, verify, onOpen }: HouseOptions = {}): Promise<House> {
  const { urls, drop } = await copyOfTheDemo(topology === 'distributed, a server each' ? 'each' : 'one');
  const keys = await mkdtemp(join(tmpdir(), 'channelgraph-issuer-'));
  const issuer = await issuerIn(keys);
  const clock = testClock(NOW);
  const counts: House['counts'] = { statements: 0, requests: [], reset() { this.statements = 0; this.requests = []; } };
  const broken: unknown[] = [];
  const assembly = await assembled({
    urls, clock, issuer, delivery, verify,
    link: topology === 'standalone' ? byCalls : byHttp(error => broken.push(error), onOpen),
    onStatement: () => { counts.statements += 1; },
    onSubgraphRequest: subgraph => { counts.requests.push(subgraph); },
    onError: error => { broken.push(error); },
    ...(telemetry && { telemetry }),
  });
  const token: House['token'] = who => tokenFor(issuer, typeof who === 'string' ? storyActor(who) : who);
  const ask: House['ask'] = async (who, query, variables = {}) => {
    const response = await fetch(`${assembly.gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await token(who)}` },
      body: JSON.stringify({ query, variables }),
    });
    const answer = (await response.json()) as Partial<Answer>; // GraphQL over HTTP
    return { data: null, errors: [], ...answer };
  };
  return {
    assembly, clock, urls, counts, broken, ask, token,
    data: async (who, query, variables) => {
      const { data, errors } = await ask(who, query, variables);
      if (errors.length > 0) throw new Error(`${query}\n${JSON.stringify(errors, null, 2)}`);
      return data;
    },
    async close() {
      await assembly.stop();
      await rm(keys, { recursive: true, force: true });
      await drop();
      if (broken.length > 0) throw new AggregateError(broken, 'Something broke behind the scenes.');
    },
  };
}

/** Id of the partner a demo person works for. */
export function partnerOf(key: string): string {
  const partnerId = STORY_PEOPLE.find(person => person.key === key)?.partnerId;
  if (partnerId == null) throw new RangeError(`${key} works for no partner.`);
  return partnerId;
}
