import type { Landing } from '@channelgraph/gateway';
import { storyActor } from './issuer.ts';
import { TRY_IT } from './queries.ts';

export const SIGN_IN_HINT = 'Print a token with `npm run -s token -- --as <person>`.';

/** The partner that the first query is about. */
export const ACME = storyActor('acme-admin').partnerId;

/** What the start page says; the gateway has no words of its own. */
export const LANDING: Landing = {
  title: 'Channelgraph',
  lines: ['Partners, deals, enablement and metrics in one graph.', 'Print a token of a demo person, and send it as a bearer token:', '$ npm run -s token -- --as acme-admin'],
  queries: TRY_IT.map(({ title, as, query }) => ({ title, query, note: query.includes('$id') ? `Ask as ${as}, with the variables { "id": "${ACME ?? ''}" }.` : `Ask as ${as}.` })),
};
