/** What the whole graph says of itself, and what it keeps to itself: logs at their most talkative, metrics, traces. */
import { AT_A_GLANCE, members, storyActor } from '@channelgraph/standalone';
import { openLog, openTelemetry, type Telemetry } from '@channelgraph/telemetry';
import { openCollector, type CollectedSpan, type Collector } from '@channelgraph/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { read } from '../architecture/tree.ts';
import { openHouse, partnerOf, type House } from './house.ts';
import { TOPOLOGIES } from './topologies.ts';

const PLANTED = '5ec2e7ed-0000-4000-8000-000000000000';
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';
const subgraphs = members.map(({ name }) => name);

interface Line {
  readonly msg: string;
  readonly requestId: string;
  readonly [fact: string]: unknown;
}

describe.each(TOPOLOGIES)('%s', topology => {
  let house: House;
  let telemetry: Telemetry;
  let collector: Collector;
  let token = '';
  let logged = '';
  let spans: readonly CollectedSpan[] = [];
  let metrics = '';

  const send = (init: { readonly headers?: Readonly<Record<string, string>>; readonly body: unknown }) => fetch(`${house.assembly.gateway.url}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', ...init.headers }, body: JSON.stringify(init.body),
  });

  beforeAll(async () => {
    collector = await openCollector();
    telemetry = {
      ...await openTelemetry({ name: 'house', host: '127.0.0.1', config: { logLevel: 'trace', port: 0, traces: { url: `${collector.url}/v1/traces`, ratio: 1 } } }),
      log: openLog({ name: 'house', level: 'trace', to: { write: line => { logged += line; } } }),
    };
    house = await openHouse({ topology, delivery: 'on-demand', telemetry });
    token = await house.token('acme-admin');
    const known = { authorization: `Bearer ${token}`, traceparent: `00-${TRACE}-${CALLER}-00` };

    await send({ headers: known, body: { query: AT_A_GLANCE, variables: { id: partnerOf('acme-admin') } } });
    await send({ headers: { traceparent: `00-${TRACE}-${CALLER}-01` }, body: { query: `query Stranger { partner(id: "${PLANTED}") { name } }` } });
    // Values in every place where there can be one, some of them wrong.
    await house.ask('acme-admin', `query Literal { partner(id: "${PLANTED}") { name } }`);
    await house.ask('acme-admin', 'query Variable($id: ID!, $after: String) { partner(id: $id) { name } partners(after: $after) { totalCount } }', { id: PLANTED, after: PLANTED });
    await house.ask('enablement-manager', 'mutation Command($id: ID!) { awardCertification(input: { personId: $id, certificationCode: "SALES_FOUNDATION" }) { userErrors { code } } }', { id: PLANTED });
    await house.ask('enablement-manager', 'mutation Unkept($id: ID!, $code: String!) { awardCertification(input: { personId: $id, certificationCode: $code }) { userErrors { code } } }', { id: PLANTED, code: `${PLANTED}\u0000` });
    await house.ask('partner-manager', 'query Wrong($first: Int) { partners(first: $first) { totalCount } }', { first: PLANTED });
    await vi.waitFor(() => { expect(logged.split('"msg":"request"')).toHaveLength(8); });
    await house.assembly.drain();

    metrics = await (await fetch(telemetry.metricsUrl ?? '')).text();
    await telemetry.stop();
    spans = collector.spans();
  }, 90_000);
  afterAll(async () => {
    await collector.close();
    await house.close();
  });

  const lines = (): readonly Line[] => logged.trimEnd().split('\n').map(line => JSON.parse(line) as Line); // what pino writes

  describe('the log', () => {
    it('has one line of the gateway and one of each request to a subgraph, under one request id', () => {
      const [request] = lines().filter(({ msg }) => msg === 'request');
      expect(request).toMatchObject({ operation: { kind: 'query', name: 'PartnerAtAGlance' }, actor: { person: storyActor('acme-admin').personId, role: 'PARTNER_ADMIN', partner: partnerOf('acme-admin') }, outcome: 'ok', traceId: TRACE });
      const operations = lines().filter(({ msg, requestId }) => msg === 'operation' && requestId === request?.requestId);
      expect(operations.map(({ subgraph }) => String(subgraph)).sort()).toEqual(['deals', 'enablement', 'metrics', 'partners', 'partners']);
      for (const operation of operations) expect(operation).toMatchObject({ actor: request?.['actor'], operation: { kind: 'query', name: expect.stringMatching(/^PartnerAtAGlance__/) as string }, traceId: TRACE }); // vitest's matcher
    });

    it('says how each request ended', () => {
      expect(lines().filter(({ msg }) => msg === 'request').map(({ operation, outcome, codes }) => [(operation as { readonly name: string }).name, outcome, codes])).toEqual([ // as the gateway writes it
        ['PartnerAtAGlance', 'ok', []], ['Stranger', 'refused', ['UNAUTHENTICATED']], ['Literal', 'ok', []], ['Variable', 'partial', ['BAD_USER_INPUT']], ['Command', 'ok', []],
        ['Unkept', 'ok', []], ['Wrong', 'refused', ['BAD_USER_INPUT']],
      ]);
    });

    it('has no value and no token in any line', () => {
      for (const secret of [PLANTED, token, token.split('.')[2] ?? token]) expect(logged).not.toContain(secret);
    });
  });

  describe('one query', () => {
    const ofTrace = () => spans.filter(({ traceId }) => traceId === TRACE);
    const inService = (service: string) => ofTrace().filter(each => each.service === `channelgraph-${service}`);

    it('is one trace from the gateway through every subgraph to SQL, in the trace that its caller named', () => {
      for (const subgraph of subgraphs) {
        expect(inService(subgraph).map(({ attributes }) => attributes['db.system.name']), subgraph).toContain('postgresql');
      }
      expect(inService('gateway').map(({ name }) => name).sort()).toEqual(['POST /graphql', 'fetch deals', 'fetch enablement', 'fetch metrics', 'fetch partners', 'fetch partners', 'graphql.plan']);
    });

    it('hangs together: caller, request, fetch, operation, statement', () => {
      const byId = new Map(ofTrace().map(span => [span.spanId, span]));
      const way = (span: CollectedSpan | undefined): readonly string[] => (span ? [...way(byId.get(span.parentSpanId ?? '')), span.name] : []);
      expect(ofTrace().find(({ name }) => name === 'POST /graphql')?.parentSpanId).toBe(CALLER);
      for (const subgraph of subgraphs) {
        const statements = inService(subgraph).filter(({ attributes }) => 'db.query.text' in attributes);
        expect(statements.length).toBeGreaterThan(0);
        for (const statement of statements) expect(way(statement)).toEqual(['POST /graphql', `fetch ${subgraph}`, 'graphql.query', expect.stringMatching(/^(SELECT|WITH) /) as string]); // vitest's matcher
      }
      expect(way(ofTrace().find(({ name }) => name === 'graphql.plan'))).toEqual(['POST /graphql', 'graphql.plan']);
    });

    it('keeps every other request out of its trace, the one of a stranger with the same header too', () => {
      const requests = spans.filter(({ name }) => name === 'POST /graphql');
      expect(requests).toHaveLength(7);
      expect(new Set(requests.map(({ traceId }) => traceId)).size).toBe(7);
      const known = new Set(spans.map(({ spanId }) => spanId));
      expect(spans.filter(({ parentSpanId }) => parentSpanId !== undefined && parentSpanId !== CALLER && !known.has(parentSpanId))).toEqual([]);
    });

    it('tells of commands as of questions: what begins and commits the transaction is there', () => {
      const statements = spans.filter(({ service, attributes }) => service === 'channelgraph-enablement' && 'db.query.text' in attributes).map(({ attributes }) => attributes['db.operation.name']);
      expect(statements).toEqual(expect.arrayContaining(['BEGIN', 'SELECT']));
    });

    it('has no value and no token in any span', () => {
      expect(collector.received()).toContain('db.query.text');
      for (const secret of [PLANTED, partnerOf('acme-admin'), token.split('.')[2] ?? token]) expect(collector.received()).not.toContain(secret);
    });
  });

  describe('the metrics', () => {
    const value = (line: string): number => Number(metrics.split('\n').find(each => each.startsWith(`${line} `))?.split(' ').at(-1) ?? Number.NaN);

    it('count what was asked, of whom, and how it ended', () => {
      expect(value('channelgraph_request_duration_seconds_count{kind="query",outcome="ok"}')).toBe(2);
      expect(value('channelgraph_request_duration_seconds_count{kind="query",outcome="refused"}')).toBe(2);
      expect(value('channelgraph_hop_duration_seconds_count{subgraph="deals",outcome="ok"}')).toBe(1);
      expect(value('channelgraph_subgraph_operation_duration_seconds_count{subgraph="deals",kind="query",outcome="ok"}')).toBe(1);
      expect(value('channelgraph_errors_total{part="gateway",code="UNAUTHENTICATED"}')).toBe(1);
      expect(value('channelgraph_sql_statement_duration_seconds_count{subgraph="deals",outcome="ok"}')).toBeGreaterThan(0);
      expect(value('channelgraph_database_connections{subgraph="metrics",state="idle"}')).toBeGreaterThan(0);
      expect(value('channelgraph_events_waiting{route="deals → metrics"}')).toBe(0);
      expect(metrics).toMatch(/^channelgraph_supergraph_loaded\{digest="[\da-f]{12}"\} 1$/m);
    });

    it('have no name in them that a caller chose', () => {
      for (const chosen of ['PartnerAtAGlance', 'Stranger', PLANTED]) expect(metrics).not.toContain(chosen);
    });

    it('are those of docs/operations.md, and no others', () => {
      const told = [...read('docs/operations.md').matchAll(/^\| `(channelgraph_[\w*]+)(?:\{([\w,]+)\})?` \|/gm)].map(([, name = '', labels = '']) => ({ name, labels }));
      const served = [...metrics.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name);
      const fits = (name: string, pattern: string) => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern);
      expect(served.filter(name => !told.some(row => fits(name, row.name)))).toEqual([]);
      expect(told.filter(row => !served.some(name => fits(name, row.name)))).toEqual([]);
      const labelled = told.flatMap(({ name, labels }) => {
        const sample = new RegExp(`^${name}(?:_bucket)?\\{(.+)\\} `, 'm').exec(metrics)?.[1];
        if (sample === undefined) return [];
        const own = [...sample.matchAll(/(\w+)="/g)].map(([, label]) => label).filter(label => label !== 'le');
        return [[name, labels.split(',').sort(), own.sort()] as const];
      });
      expect(labelled.length).toBeGreaterThan(8);
      for (const [name, documented, own] of labelled) expect([name, documented]).toEqual([name, own]);
    });
  });
});
