import type { Consumer } from '@channelgraph/database';
import { inProcessTransport, type SubgraphTransport } from '@channelgraph/gateway';
import type { Servable } from '@channelgraph/subgraph/serving';

/** How the parts of the graph reach each other: the one thing in which the topologies differ. */
export interface Links {
  /** How the gateway reaches a subgraph. */
  transport(subgraph: string): SubgraphTransport;
  /** How a publisher's events reach a consumer. */
  consumer(publisher: string, consumer: string): Consumer;
  close(): Promise<void>;
}

export type Linking = (subgraphs: ReadonlyMap<string, Servable>) => Promise<Links>;

/** Everything in one process: a call, with the actor and the events as values. */
export const byCalls: Linking = subgraphs => {
  const called = (name: string): Servable => {
    const subgraph = subgraphs.get(name);
    if (!subgraph) throw new RangeError(`The supergraph names "${name}", which does not run here.`);
    return subgraph;
  };
  return Promise.resolve({
    transport: name => inProcessTransport(request => called(name).execute(request)),
    consumer: (_, name) => ({ name, consume: events => called(name).consume(events) }),
    close: () => Promise.resolve(),
  });
};
