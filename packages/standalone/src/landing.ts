import type { Landing } from '@channelgraph/gateway';
import { tokenCommand } from './commands-here.ts';
import { storyActor } from './issuer.ts';
import { TRY_IT } from './queries.ts';

type Here = (command: string) => string;

/** @param issuer the OIDC provider whose tokens are accepted; null for those of the demo people */
export const signInHint = (here: Here, issuer: string | null): string => (issuer === null ? `Print a token with \`${here(tokenCommand('<person>'))}\`.` : `Get one from ${issuer}.`);

/** The partner that the first query is about. */
export const ACME = storyActor('acme-admin').partnerId;

/** What the start page says to people of that issuer; the gateway has no words of its own. */
export const landingOf = (here: Here, issuer: string | null): Landing => ({
  title: 'Channelgraph',
  lines: ['Partners, deals, enablement and metrics in one graph.', ...(issuer === null
    ? ['Print a token of a demo person, and send it as a bearer token:', `$ ${here(tokenCommand('acme-admin'))}`]
    : [`Send an access token of ${issuer} as a bearer token.`])],
  queries: issuer !== null ? [] : TRY_IT.map(({ title, as, query }) => ({ title, note: `Ask as ${as}.`, query: query.replace('$id: ID!', `$& = "${ACME ?? ''}"`) })), // a link into GraphiQL carries no variables
});
