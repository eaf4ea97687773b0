import { describe, expect, it } from 'vitest';
import * as events from './index.ts';
import { employmentFact, FACT_KINDS, kindOf } from './index.ts';

const id = '3f0c1f0e-6b0d-4a5e-9d39-0d7f3f6c2a11';
const employment = { id, version: 1, personId: id, partnerId: null, certifiable: true, validFrom: '2026-02-01T00:00:00.000Z', validTo: null };

describe('a fact', () => {
  it('is named after publisher, entity and what happened, with its major version', () => {
    const fact = employmentFact.of('started', employment);
    expect(fact).toEqual({ type: 'channelgraph.partners.employment.started.v1', subject: `Employment/${id}`, data: employment });
    expect(kindOf(fact)).toBe('partners.employment');
  });

  it('is never published malformed, nor under a verb that is not on the list', () => {
    expect(() => employmentFact.of('started', { ...employment, validFrom: 'yesterday' })).toThrow(/validFrom/);
    expect(() => employmentFact.of('begun', employment)).toThrow(/publishes no "begun"/);
  });

  it('is read with its promise checked', () => {
    const event = { specversion: '1.0', id, source: '/partners', time: '2026-02-01T00:00:00Z', datacontenttype: 'application/json', ...employmentFact.of('ended', employment) } as const;
    expect(employmentFact.read(event)).toEqual(employment);
    expect(() => employmentFact.read({ ...event, data: { ...event.data, version: 0 } })).toThrow();
  });
});

it('every kind of fact is on the list, each under a name of its own', () => {
  const kinds = Object.values(events).filter(part => typeof part === 'object' && 'verbs' in part);
  expect(new Set(FACT_KINDS)).toEqual(new Set(kinds));
  expect(new Set(FACT_KINDS.map(({ name }) => name)).size).toBe(kinds.length);
});
