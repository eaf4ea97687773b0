import { deals, dealsDemo } from '@channelgraph/deals';
import type { DemoLoad, DemoWorld } from '@channelgraph/demo';
import { enablement, enablementDemo } from '@channelgraph/enablement';
import { metrics, metricsDemo } from '@channelgraph/metrics';
import { partners, partnersDemo } from '@channelgraph/partners';
import type { SubgraphDefinition, VendorSettings } from '@channelgraph/subgraph';
import type { Neighbour } from '@channelgraph/subgraph/serving';
import list from '../../../subgraphs/subgraphs.json' with { type: 'json' };

export interface Member {
  readonly name: string;
  /** Where the subgraph listens when it is a process of its own. */
  readonly url: string;
  /** Whose events it wants. */
  readonly listensTo: readonly string[];
  // Each subgraph has a context of its own, which nobody but itself looks into.
  readonly definition: SubgraphDefinition<never>;
  readonly demo: (world: DemoWorld, settings: VendorSettings) => DemoLoad;
}

const parts: Readonly<Record<string, Pick<Member, 'demo'> & { readonly definition: unknown }>> = {
  partners: { definition: partners, demo: partnersDemo },
  deals: { definition: deals, demo: dealsDemo },
  enablement: { definition: enablement, demo: enablementDemo },
  metrics: { definition: metrics, demo: metricsDemo },
};

function memberOf({ name, port, listensTo }: Neighbour): Member {
  const part = parts[name];
  if (!part) throw new RangeError(`subgraphs.json names "${name}", which is assembled nowhere.`);
  const definition = part.definition as SubgraphDefinition<never>; // its context stays its own
  return { name, url: `http://127.0.0.1:${String(port)}/graphql`, listensTo, definition, demo: part.demo };
}

/** Every subgraph of subgraphs.json, in its order. */
export const members: readonly Member[] = list.map(memberOf);
