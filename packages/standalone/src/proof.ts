import { ActionableError } from '@channelgraph/config';
import type { DevelopmentIssuer } from '@channelgraph/identity';
import { storyActor, tokenFor } from './issuer.ts';
import type { Progress } from './progress.ts';
import { AT_A_GLANCE } from './queries.ts';

interface GraphAnswer {
  readonly data?: { readonly partner?: Readonly<Record<string, unknown>> | null } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

const PARTS = ['currentTier', 'tierProgress', 'pipeline', 'certifications', 'scorecard'] as const;

interface ProofOptions {
  /** The gateway's own address. */
  readonly url: string;
  readonly issuer: DevelopmentIssuer;
}

/** The first query, and a line about it. Null where nothing was shown: no demo data, or an issuer of its own, in whose name nobody here can ask. */
export async function firstProof(step: Progress['step'], { url, issuer, oidc }: ProofOptions & { readonly oidc: string | null }): Promise<string | null> {
  if (oidc === null) return step('First query', () => proveItself({ url, issuer }), answer => answer ?? 'answered; no demo data here');
  await step('Issuer', async () => (await fetch(new URL('/readyz', url))).ok, isReady => (isReady ? `keys of ${oidc} are there` : `${oidc} gives no keys: not ready until it does`));
  return null;
}

/**
 * Asks the real gateway, over HTTP and with a real token, for Acme at a glance; every subgraph must have its part in the
 * answer. Null where there is no Acme: a database without the demo data has nothing to show. Where only
 * persisted operations are taken, being refused is as it should be.
 */
export async function proveItself({ url, issuer }: ProofOptions): Promise<string | null> {
  const actor = storyActor('acme-admin');
  const response = await fetch(new URL('/graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenFor(issuer, actor)}` },
    body: JSON.stringify({ query: AT_A_GLANCE, variables: { id: actor.partnerId } }),
  });
  const { data, errors = [] } = (await response.json()) as GraphAnswer; // our own gateway's answer
  if (data?.partner === null && errors.length === 0) return null;
  if (errors.some(({ extensions }) => extensions?.code === 'QUERY_NOT_IN_SAFELIST')) return 'refused, as it is not in the list of persisted operations';
  const partner = data?.partner ?? {};
  const missing = PARTS.filter(part => partner[part] == null);
  if (errors.length > 0 || missing.length > 0) {
    throw new ActionableError({
      what: 'The gateway answers, but not completely.',
      why: [...errors.map(({ message }) => message), ...missing.map(part => `${part} is missing`)].join('; '),
      next: 'start again with LOG_LEVEL=info to see what failed; `npm run reset` begins again with fresh demo data.',
    });
  }
  return `${String(partner['name'])}: ${PARTS.length.toString()} parts from 4 subgraphs`;
}
