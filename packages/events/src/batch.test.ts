import { CloudEvent } from 'cloudevents';
import { describe, expect, it } from 'vitest';
import { employmentFact, readBatch, type PublishedEvent } from './index.ts';

const id = '3f0c1f0e-6b0d-4a5e-9d39-0d7f3f6c2a11';
const fact = employmentFact.of('started', { id, version: 1, personId: id, partnerId: null, certifiable: true, validFrom: '2026-02-01T00:00:00.000Z', validTo: null });
const event: PublishedEvent = { specversion: '1.0', id, source: '/partners', time: '2026-02-01T00:00:00.000Z', datacontenttype: 'application/json', ...fact };

describe('a batch of facts under way', () => {
  it('consists of CloudEvents 1.0, by the word of their own library', () => {
    expect(new CloudEvent({ ...event }).validate()).toBe(true);
  });

  it('is read as it was written', () => {
    expect(readBatch(JSON.parse(JSON.stringify([event, event])))).toEqual([event, event]);
  });

  it.each<[string, unknown]>([
    ['not a list', event],
    ['an empty list', []],
    ['more than a thousand at once', Array.from({ length: 1_001 }, () => event)],
    ['an event of another specification', [{ ...event, specversion: '0.3' }]],
    ['an id that is none', [{ ...event, id: '1; drop table outbox' }]],
    ['a publisher that is an address', [{ ...event, source: 'https://elsewhere.example' }]],
    ['a fact in another publisher’s name', [{ ...event, source: '/deals' }]],
    ['a type of somebody else', [{ ...event, type: 'com.example.created' }]],
    ['a time that is none', [{ ...event, time: 'now' }]],
    ['data that are a text', [{ ...event, data: 'text' }]],
    ['one good and one bad event', [event, {}]],
  ])('is refused when it is %s', (_, batch) => {
    expect(() => readBatch(batch)).toThrow();
  });
});
