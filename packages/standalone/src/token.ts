import { ActionableError, explain } from '@channelgraph/config';
import { oidcIssuerOf } from '@channelgraph/gateway/settings';
import { tokenCommand } from './commands-here.ts';
import { readStandaloneConfig } from './config.ts';
import { dataDirectoryOf } from './data-directory.ts';
import { issuerIn, storyActor, tokenFor } from './issuer.ts';
import { readOptions } from './options.ts';

/** Prints a bearer token of a demo person and nothing else. */
async function main(): Promise<void> {
  const { as } = readOptions({ options: { as: { type: 'string' } }, example: tokenCommand('acme-admin') });
  const actor = storyActor(as);
  const config = readStandaloneConfig();
  const oidc = oidcIssuerOf(config);
  if (oidc) throw notOurs(oidc.issuer);
  const issuer = await issuerIn(await dataDirectoryOf(config));
  process.stdout.write(`${await tokenFor(issuer, actor)}\n`);
}

const notOurs = (issuer: string) => new ActionableError({
  what: 'There are no tokens of demo people here.',
  why: `OIDC_ISSUER is set: only tokens of ${issuer} are accepted.`,
  next: 'get one there, or unset OIDC_ISSUER and start again for the demo people.',
});

main().catch((error: unknown) => { process.exitCode = explain(error); });
