import type { Landing } from '@channelgraph/gateway';
import { TRY_IT } from './queries.ts';

export const SIGN_IN_HINT = 'Print a token with `npm run -s token -- --as <person>`.';

/** What the start page says; the gateway has no words of its own. */
export const LANDING: Landing = {
  title: 'Channelgraph',
  lines: ['Partners, deals, enablement and metrics in one graph.', 'Print a token of a demo person, and send it as a bearer token:', '$ npm run -s token -- --as acme-admin'],
  queries: TRY_IT.map(({ title, as, query }) => ({ title, query, note: `Ask as ${as}.` })),
};
