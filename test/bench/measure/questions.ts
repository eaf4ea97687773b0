/** What is asked: the operations of `operations/`, with everything that they may be asked about. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { storyActor } from '@channelgraph/standalone';
import { asSuperuser, type Databases, type Rows } from '../data/databases.ts';

export interface Question {
  readonly name: string;
  readonly query: string;
  /** As JSON. */
  readonly variables: readonly string[];
}

/** Everything that may be sent to ask it. */
export const bodiesOf = ({ query, variables }: Question): readonly string[] => variables.map(each => `{"query":${JSON.stringify(query)},"variables":${each}}`);

const operation = (name: string): Promise<string> => readFile(join(import.meta.dirname, '..', 'operations', `${name}.graphql`), 'utf8').then(text => text.replaceAll(/\s+/g, ' ').trim());
const cursor = (name: string, id: string): string => Buffer.from(JSON.stringify([name, id])).toString('base64url');

/** Every partner, and every page that is full. */
export async function questionsAbout({ superuserUrl }: Rows): Promise<Readonly<Record<'one' | 'page' | 'wide' | 'deep', Question>>> {
  const partners = await asSuperuser(superuserUrl, async client => (await client.query<{ id: string; name: string }>('select id, name from partners.partner order by name, id')).rows);
  const pages = (size: number): readonly string[] => [
    '{"after":null}', ...partners.slice(0, Math.max(0, partners.length - size)).map(({ name, id }) => JSON.stringify({ after: cursor(name, id) })),
  ];
  const ids = partners.map(({ id }) => JSON.stringify({ id }));
  return {
    one: { name: 'one', query: await operation('one'), variables: ids },
    page: { name: 'page', query: await operation('page'), variables: pages(20) },
    wide: { name: 'wide', query: await operation('wide'), variables: pages(50) },
    deep: { name: 'deep', query: await operation('deep'), variables: ids },
  };
}

const TWELVE_HOURS = 12 * 60 * 60;

/** Tokens of the vendor's administrator, who sees every partner; each another one, by its expiry. */
export const adminTokens = ({ issuer }: Databases, count: number): Promise<readonly string[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => issuer.sign(storyActor('vendor-admin'), { expiresInSeconds: TWELVE_HOURS + index })));

export interface Owners {
  readonly tokens: readonly string[];
  /** `one`, about the partner that each works for. */
  readonly question: Question;
}

/** Administrators of partners, each asking about the own partner. */
export async function ownersOf({ issuer }: Databases, { superuserUrl }: Rows, one: Question, count: number): Promise<Owners> {
  const people = await asSuperuser(superuserUrl, async client => (await client.query<{ person: string; partner: string }>(`
    select distinct on (partner_id) person_id as person, partner_id as partner from partners.employment
    where partner_id is not null and valid_from <= now() and valid_to is null order by partner_id limit $1`, [count])).rows);
  return {
    tokens: await Promise.all(people.map(({ person, partner }) => issuer.sign({ personId: person, role: 'PARTNER_ADMIN', partnerId: partner, scopes: [] }, { expiresInSeconds: TWELVE_HOURS }))),
    question: { ...one, name: 'one, by its own people', variables: people.map(({ partner }) => JSON.stringify({ id: partner })) },
  };
}
