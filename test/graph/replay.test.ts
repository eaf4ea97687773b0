import { raw, sql, SYSTEM } from '@channelgraph/database';
import { members } from '@channelgraph/standalone';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type House } from './house.ts';
import { TOPOLOGIES } from './topologies.ts';

describe.each(TOPOLOGIES)('%s', topology => {
  let house: House;
  beforeAll(async () => { house = await openHouse({ topology }); });
  afterAll(() => house.close());

  async function projections(name: string): Promise<Readonly<Record<string, string>>> {
    const database = house.assembly.subgraphs.get(name)?.database;
    const tables = members.find(member => member.name === name)?.definition.projected ?? [];
    const digests = await Promise.all(tables.map(async table => {
      const rows = await database?.as(SYSTEM).rows<{ count: bigint; digest: string | null }>(sql`select count(*), md5(string_agg(t::text, '|' order by t::text)) as digest from ${raw(table)} t`);
      return [table, `${String(rows?.[0]?.count)} rows, ${rows?.[0]?.digest ?? 'empty'}`] as const;
    }));
    return Object.fromEntries(digests);
  }

  it.each(members.map(({ name }) => name))('%s reads every log again from zero and knows the same', async name => {
    const before = await projections(name);
    await house.assembly.replay(name);
    expect(await projections(name)).toEqual(before);
    expect(Object.values(before).filter(digest => digest.startsWith('0 ')), 'every projection holds something').toEqual([]);
  });
});
