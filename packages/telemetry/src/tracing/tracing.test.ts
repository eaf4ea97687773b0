import { openCollector, type Collector } from '@channelgraph/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLog } from '../log/log.ts';
import { readTraceparent } from './traceparent.ts';
import { openTracing, type Tracing } from './tracer.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';
const SAMPLED = `00-${TRACE}-${SPAN}-01`;
const UNSAMPLED = `00-${TRACE}-${SPAN}-00`;

describe('a traceparent', () => {
  it('is read as W3C Trace Context says', () => {
    expect(readTraceparent(SAMPLED)).toEqual({ traceId: TRACE, spanId: SPAN, isSampled: true });
    expect(readTraceparent(UNSAMPLED)?.isSampled).toBe(false);
    expect(readTraceparent(`cc-${TRACE}-${SPAN}-09-of-a-later-version`)).toEqual({ traceId: TRACE, spanId: SPAN, isSampled: true });
  });

  it.each([
    '', 'nonsense', SAMPLED.toUpperCase(), `ff-${TRACE}-${SPAN}-01`, `00-${'0'.repeat(32)}-${SPAN}-01`, `00-${TRACE}-${'0'.repeat(16)}-01`, `${SAMPLED}-more`, `00-${TRACE}-${SPAN}-1`, `cc${SAMPLED.slice(2)}-${'x'.repeat(200)}`,
  ])('%j is none', header => {
    expect(readTraceparent(header)).toBeUndefined();
  });
});

describe('tracing', () => {
  let collector: Collector;
  const opened: Tracing[] = [];
  let logged = '';
  const open = async (ratio: number, url = collector.url): Promise<Tracing> => {
    const tracing = await openTracing({ url: `${url}/v1/traces`, ratio }, openLog({ name: 'library', level: 'warn', to: { write: line => { logged += line; } } }));
    opened.push(tracing);
    return tracing;
  };
  beforeEach(async () => { collector = await openCollector(); logged = ''; });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(tracing => tracing.stop()));
    await collector.close();
  });

  it('hands over what happened, under the name of the part it happened in', async () => {
    const tracing = await open(1);
    const [door, library] = [tracing.tracer('gateway', 'door'), tracing.tracer('library', 'behind')];
    const request = door.begin('POST /graphql', { kind: 'server', attributes: { 'http.route': '/graphql' } });
    const work = library.begin('graphql.query', { kind: 'server', parent: request.traceparent });
    expect(library.during(work, () => library.current())).toBe(work);
    expect(library.current()).toBeUndefined();
    work.end('SERVICE_BUSY');
    request.end();
    await tracing.stop();
    const spans = collector.spans();
    expect(spans).toHaveLength(2);
    expect(spans.find(({ service }) => service === 'channelgraph-library')).toMatchObject({ traceId: request.traceId, parentSpanId: request.traceparent.split('-')[2], hasFailed: true, attributes: { 'error.type': 'SERVICE_BUSY' } });
    expect(spans.find(({ service }) => service === 'channelgraph-gateway')).toMatchObject({ name: 'POST /graphql', hasFailed: false, attributes: { 'http.route': '/graphql' } });
  });

  it('keeps the trace id of a caller at the door, and decides by itself whether it is looked at', async () => {
    const [all, none] = [(await open(1)).tracer('gateway', 'door'), (await open(0)).tracer('gateway', 'door')];
    const seen = all.begin('request', { kind: 'server', parent: UNSAMPLED });
    expect([seen.traceId, seen.isRecorded]).toEqual([TRACE, true]);
    // The smallest of all trace ids is what a decision by trace id would always take.
    const unseen = none.begin('request', { kind: 'server', parent: `00-${'0'.repeat(31)}1-${SPAN}-01` });
    expect([unseen.isRecorded, unseen.traceparent.slice(-3)]).toEqual([false, '-00']);
  });

  it('follows the door behind it', async () => {
    const [all, none] = [(await open(1)).tracer('library', 'behind'), (await open(0)).tracer('library', 'behind')];
    expect(none.begin('operation', { kind: 'server', parent: SAMPLED }).isRecorded).toBe(true);
    expect(all.begin('operation', { kind: 'server', parent: UNSAMPLED }).isRecorded).toBe(false);
  });

  it('begins a trace of its own where the header is none', async () => {
    const span = (await open(1)).tracer('gateway', 'door').begin('request', { kind: 'server', parent: 'nonsense' });
    expect(span.traceId).toMatch(/^[\da-f]{32}$/);
    expect(span.traceId).not.toBe(TRACE);
  });

  it('says so when nobody takes the traces, and goes on', async () => {
    const tracing = await open(1, 'http://127.0.0.1:1');
    tracing.tracer('gateway', 'door').begin('request', { kind: 'server' }).end();
    await tracing.stop();
    expect(logged).toContain('traces are not handed over as they should be');
  }, 30_000);
});
