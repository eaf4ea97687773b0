import { randomUUID } from 'node:crypto';
import type { MigrationClass } from '@channelgraph/database';
import type { Fact } from '@channelgraph/events';
import type { Actor } from '@channelgraph/identity';
import { openSubgraph, type RunningSubgraph, type SubgraphDefinition, type VendorSettings } from '@channelgraph/subgraph';
import { testClock, type TestClock } from './clock.ts';
import { ownHands, type OwnHands } from './hands.ts';
import { testDatabase, type TestDatabase } from './server.ts';

/** A vendor whose fiscal year starts in February, in a zone with daylight saving: the year's traps are in every test. */
export const TEST_SETTINGS: VendorSettings = { calendar: { timeZone: 'Europe/Berlin', fiscalYearStart: 2 }, reportingCurrency: 'USD' };

export interface Answer {
  // What a test reads out of an answer is checked by its expectations.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a typed client would test itself
  readonly data: any;
  readonly errors: readonly { readonly message: string; readonly path?: readonly (string | number)[] | undefined; readonly extensions: Readonly<Record<string, unknown>> }[];
}

export interface TestSubgraph {
  readonly subgraph: RunningSubgraph;
  readonly database: OwnHands;
  readonly clock: TestClock;
  /** SQL texts sent since the last `clear`. */
  readonly statements: { readonly texts: readonly string[]; clear(): void };
  as(actor: Actor | null): { readonly query: (text: string, variables?: Record<string, unknown>) => Promise<Answer> };
  /** Hands facts over as their publisher would, each as one event. */
  publish(...facts: readonly Fact[]): Promise<void>;
  close(): Promise<void>;
}

export interface TestSubgraphOptions {
  readonly now?: Date | string;
  readonly settings?: Partial<VendorSettings>;
  /** A database that is there already, with whatever is in it; it stays. Without it the subgraph gets an empty one. */
  readonly url?: string | undefined;
  /** Row scopes that let everything through (`scopesOf('deals')`): to see what the policies hold alone. */
  readonly unscoped?: readonly string[] | undefined;
}

/** A subgraph on a database of its own, without gateway: what contract, store and service tests talk to. */
export async function openTestSubgraph<Context extends object>(
  definition: SubgraphDefinition<Context>, { now = '2026-11-18T10:00:00Z', settings = {}, url, unscoped }: TestSubgraphOptions = {},
): Promise<TestSubgraph> {
  const { name } = definition;
  const migrations: readonly MigrationClass[] = definition.migrations;
  const test: TestDatabase | null = url === undefined ? await testDatabase([{ name, migrations }]) : null;
  const clock = testClock(now);
  const texts: string[] = [];
  const subgraph = await openSubgraph(definition, {
    url: url ?? test?.urls.get(name)?.url ?? '',
    settings: { ...TEST_SETTINGS, ...settings },
    now: () => clock.now(),
    unscoped,
    onStatement: text => texts.push(text),
    onError: error => { throw error; },
  });
  return {
    subgraph,
    database: ownHands(subgraph.database),
    clock,
    statements: { texts, clear: () => { texts.length = 0; } },
    as: actor => ({
      query: async (query, variables = {}) => {
        const result = await subgraph.execute({ query, variables, actor, requestId: randomUUID() });
        const answer = JSON.parse(JSON.stringify(result)) as Partial<Answer>; // as it would travel
        return { data: null, errors: [], ...answer };
      },
    }),
    async publish(...facts) {
      await subgraph.consume(facts.map(fact => ({
        specversion: '1.0', id: randomUUID(), source: `/${fact.type.split('.')[1] ?? ''}`, type: fact.type, subject: fact.subject,
        time: clock.now().toISOString(), datacontenttype: 'application/json', data: fact.data,
      })));
    },
    async close() {
      await subgraph.close();
      await test?.drop();
    },
  };
}
