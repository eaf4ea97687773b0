import { join } from 'node:path';
import { STORY_PEOPLE } from '@channelgraph/demo/people';
import { ActionableError } from '@channelgraph/config';
import { developmentIssuer, isRole, tokenVerifier, type Actor, type DevelopmentIssuer } from '@channelgraph/identity';
import { tokenCommand } from './commands-here.ts';

const TWELVE_HOURS = 12 * 60 * 60;

export const issuerKeyFile = (dataDirectory: string): string => join(dataDirectory, 'development-issuer.json');

/** The issuer of this installation; its key lies beside the data and is made on first use. */
export const issuerIn = (dataDirectory: string): Promise<DevelopmentIssuer> => developmentIssuer(issuerKeyFile(dataDirectory));

/** Checks tokens of that issuer. */
export const verifierOf = (issuer: DevelopmentIssuer): ((token: string) => Promise<Actor>) =>
  tokenVerifier({ jwks: issuer.publicJwks(), issuer: issuer.issuer, audience: issuer.audience });

/** The demo person of that name. Throws ActionableError with the names there are. */
export function storyActor(name: string | undefined): Actor {
  const person = STORY_PEOPLE.find(({ key }) => key === name);
  if (!person || !isRole(person.role)) {
    throw new ActionableError({
      what: name === undefined ? 'It takes a name.' : `There is no demo person called "${name}".`,
      why: `the demo people are ${STORY_PEOPLE.map(({ key }) => key).join(', ')}.`,
      next: tokenCommand('acme-admin'),
    });
  }
  return { personId: person.id, role: person.role, partnerId: person.partnerId, scopes: [...(person.scopes ?? [])] };
}

export const tokenFor = (issuer: DevelopmentIssuer, actor: Actor): Promise<string> => issuer.sign(actor, { expiresInSeconds: TWELVE_HOURS });
