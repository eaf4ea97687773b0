import { asSuperuser } from '../data/databases.ts';
import { standalone } from '../set-ups/house.ts';
import type { Surroundings } from '../set-ups/set-up.ts';
import type { RoundOptions } from './rounds.ts';

const COMMAND = `mutation Create($input: CreatePartnerInput!) { createPartner(input: $input) { partner { id name status } userErrors { code } } }`;
const MOST = 50_000;

/** A company each, which nobody has heard of. */
const bodies = (): readonly string[] => Array.from({ length: MOST }, (_, index) => JSON.stringify({
  query: COMMAND,
  variables: { input: { name: `Newcomer ${String(index)}`, kind: 'RESELLER', engagementModels: ['SELL_THROUGH'], country: 'DE', segment: 'ENTERPRISE' } },
}));

/** How many commands a second standalone carries out, each a transaction with a fact and an audit entry; on a copy of the rows. */
export async function commandsPerSecond(surroundings: Surroundings, { generator, tokens, seconds }: RoundOptions): Promise<{ readonly name: string; readonly figure: string }> {
  const { databases, rows } = surroundings;
  const copy = await databases.scratch(rows.database);
  const setUp = await standalone({ ...surroundings, rows: copy });
  try {
    const { perSecond, requests, p50, p99 } = await generator.load({ url: setUp.url, bodies: bodies(), once: true, tokens, seed: 3, warmUpSeconds: 3, seconds });
    const made = await asSuperuser(copy.superuserUrl, async client => (await client.query<{ count: string }>(`select count(*) from partners.partner where name like 'Newcomer %'`)).rows[0]?.count);
    if (Number(made) < requests) throw new Error(`${String(requests)} commands were answered, and ${made ?? 'none'} took effect.`);
    return { name: 'commands (createPartner), standalone', figure: `${perSecond.toFixed(0)} a second, p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms` };
  } finally {
    await setUp.stop();
  }
}
