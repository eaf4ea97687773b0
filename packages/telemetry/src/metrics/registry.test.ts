import { describe, expect, it } from 'vitest';
import { outcomeOf } from './metrics.ts';
import { openMetrics } from './registry.ts';
import { serveMetrics } from './serve.ts';

describe('the metrics', () => {
  it('are served as Prometheus reads them, with what is asked for at that moment', async () => {
    const metrics = openMetrics();
    let open = 3;
    metrics.watchConnections('library', () => ({ open, idle: 1, waiting: 7 }));
    metrics.watchEvents(() => Promise.resolve(new Map([['library → lending', { count: 4, oldestSeconds: 2.5 }]])));
    const served = await serveMetrics(metrics, { host: '127.0.0.1', port: 0 });
    try {
      open = 5;
      const response = await fetch(served.url);
      expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
      const text = await response.text();
      for (const line of [
        'channelgraph_database_connections{subgraph="library",state="in_use"} 4', 'channelgraph_database_waiting{subgraph="library"} 7',
        'channelgraph_events_waiting{route="library → lending"} 4', 'channelgraph_events_oldest_waiting_seconds{route="library → lending"} 2.5',
      ]) expect(text).toContain(line);
    } finally {
      await served.stop();
    }
  });

  it('each carry the house’s name and an explanation', async () => {
    const text = await openMetrics().text();
    const names = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name);
    expect(names.filter(name => name?.startsWith('channelgraph_') !== true)).toEqual([]);
    expect([...text.matchAll(/^# HELP \S+ \S/gm)]).toHaveLength(names.length);
  });

  it('do not grow with what somebody makes up', async () => {
    const metrics = openMetrics();
    for (let number = 0; number < 200; number += 1) metrics.operation('library', { kind: 'query', outcome: 'refused', seconds: 0, codes: [`CODE_${number.toString()}`] });
    const text = await metrics.text();
    expect([...text.matchAll(/^channelgraph_errors_total\{/gm)]).toHaveLength(51);
    expect(text).toContain('channelgraph_errors_total{part="library",code="OTHER"} 150');
  });

  it('are told also while a database does not answer', async () => {
    const metrics = openMetrics();
    metrics.watchEvents(() => Promise.reject(new Error('connect ECONNREFUSED')));
    expect(await metrics.text()).toContain('# TYPE channelgraph_events_waiting gauge\n\n');
  });

  it('know one supergraph at a time', async () => {
    const metrics = openMetrics();
    metrics.supergraphLoaded('aaa');
    metrics.supergraphLoaded('bbb');
    expect([...(await metrics.text()).matchAll(/^channelgraph_supergraph_loaded\{digest="(\w+)"\} 1$/gm)].map(([, digest]) => digest)).toEqual(['bbb']);
  });
});

it.each([
  [true, [], 'ok'], [false, [], 'ok'], [true, ['SERVICE_BUSY'], 'partial'], [false, ['BAD_USER_INPUT'], 'refused'], [false, ['FORBIDDEN', 'SERVICE_BUSY'], 'failed'],
] as const)('an answer with data: %s and codes %j is %s', (hasData, codes, outcome) => {
  expect(outcomeOf({ hasData, codes: new Set(codes) })).toBe(outcome);
});
