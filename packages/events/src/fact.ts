import type { z } from 'zod';

/** What a subgraph tells the others: a record as it is after a change. */
export interface Fact {
  /** `channelgraph.<publisher>.<entity>.<verb>.v<major>` */
  readonly type: string;
  /** `<GraphQL type>/<id>` */
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A fact under way: CloudEvents 1.0 in structured JSON. */
export interface PublishedEvent {
  readonly specversion: '1.0';
  readonly id: string;
  /** The publisher, `/deals`. */
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  /** RFC 3339. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly data: Readonly<Record<string, unknown>>;
}

export interface FactKind<Data extends { readonly id: string; readonly version: number }, Verb extends string> {
  /** `deals.deal`: what consumers listen to. */
  readonly name: string;
  /** GraphQL type of the subject. */
  readonly subject: string;
  /** Major version of its meaning. */
  readonly version: number;
  readonly verbs: readonly Verb[];
  readonly schema: z.ZodType<Data>;
  /** Builds the fact and checks it: nothing malformed, and no verb that is not on the list, is ever published. */
  of(verb: string, data: Data): Fact;
  /** Reads the data of a published event; throws ZodError when the publisher broke its promise. */
  read(event: PublishedEvent): Data;
}

interface FactKindOptions<Data, Verb extends string> {
  readonly publisher: string;
  readonly entity: string;
  /** GraphQL type of the subject. */
  readonly subject: string;
  readonly version: number;
  readonly verbs: readonly Verb[];
  readonly schema: z.ZodType<Data>;
}

/** One kind of fact of one publisher. Each fact carries the whole record, so consumers need no order and no memory. */
export function factKind<Data extends { readonly id: string; readonly version: number }, Verb extends string>(
  { publisher, entity, subject, version, verbs, schema }: FactKindOptions<Data, Verb>,
): FactKind<Data, Verb> {
  return {
    name: `${publisher}.${entity}`,
    subject,
    version,
    verbs,
    schema,
    of(verb, data) {
      if (!verbs.some(known => known === verb)) throw new RangeError(`${publisher}.${entity} publishes no "${verb}"; its verbs are ${verbs.join(', ')}.`);
      return { type: `channelgraph.${publisher}.${entity}.${verb}.v${String(version)}`, subject: `${subject}/${data.id}`, data: { ...schema.parse(data) } };
    },
    read: event => schema.parse(event.data),
  };
}

/** `channelgraph.deals.deal.won.v1` → `deals.deal` */
export const kindOf = (event: { readonly type: string }): string => event.type.split('.').slice(1, 3).join('.');
