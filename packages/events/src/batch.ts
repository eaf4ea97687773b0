import { z } from 'zod';
import type { PublishedEvent } from './fact.ts';

/** The media type of facts under way: several CloudEvents in one JSON list. */
export const BATCH_TYPE = 'application/cloudevents-batch+json';

const MOST_EVENTS = 1_000;

const Envelope = z.object({
  specversion: z.literal('1.0'),
  id: z.uuid(),
  source: z.string().regex(/^\/[a-z][a-z-]*$/),
  type: z.string().regex(/^channelgraph\.[a-z][a-z-]*\.[a-z-]+\.[a-z-]+\.v[1-9]\d*$/),
  subject: z.string().max(200),
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  data: z.record(z.string(), z.unknown()),
}).refine(({ source, type }) => type.startsWith(`channelgraph.${source.slice(1)}.`), { error: 'names another publisher in its type than in its source' });

/** Reads the envelopes of a batch; what the facts themselves say is checked by whoever uses them. Throws ZodError. */
export const readBatch = (batch: unknown): readonly PublishedEvent[] => z.array(Envelope).min(1).max(MOST_EVENTS).parse(batch);
