import type { Landing } from '@channelgraph/gateway';
import { tokenCommand } from './commands-here.ts';
import { storyActor } from './issuer.ts';
import { TRY_IT } from './queries.ts';

type Here = (command: string) => string;

export const signInHint = (here: Here): string => `Print a token with \`${here(tokenCommand('<person>'))}\`.`;

/** The partner that the first query is about. */
export const ACME = storyActor('acme-admin').partnerId;

/** What the start page says; the gateway has no words of its own. */
export const landingOf = (here: Here): Landing => ({
  title: 'Channelgraph',
  lines: ['Partners, deals, enablement and metrics in one graph.', 'Print a token of a demo person, and send it as a bearer token:', `$ ${here(tokenCommand('acme-admin'))}`],
  queries: TRY_IT.map(({ title, as, query }) => ({ title, note: `Ask as ${as}.`, query: query.replace('$id: ID!', `$& = "${ACME ?? ''}"`) })), // a link into GraphiQL carries no variables
});
