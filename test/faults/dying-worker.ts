import { openDatabase, raw, relayOf, sql, SYSTEM, unheard } from '@channelgraph/database';

/**
 * Hands a publisher's events over to a consumer that counts, and dies by SIGKILL before its n-th SQL statement.
 * Arguments: the publisher's address, the consumer's, and n.
 */
async function work(publisherUrl: string, consumerUrl: string, dieBefore: number): Promise<void> {
  let statements = 0;
  const onStatement = () => {
    statements += 1;
    if (statements >= dieBefore) process.kill(process.pid, 'SIGKILL');
  };
  const publisher = await openDatabase({ name: 'publisher', url: publisherUrl, entities: [], onStatement });
  const consumer = await openDatabase({ name: 'consumer', url: consumerUrl, entities: [], onStatement });
  const relay = relayOf({
    database: publisher,
    batch: 7,
    leaseMilliseconds: 1,
    consumers: [{
      name: 'consumer',
      consume: events => consumer.transaction(SYSTEM, async session => {
        // A consumer that counts notices every event that is lost or taken twice.
        for (const event of await unheard(session, 'consumer', events)) {
          await session.run(sql`update ${raw('consumer.counter')} set times = times + 1 where subject = ${event.subject}`);
        }
      }),
    }],
  });
  await relay.drain();
  await publisher.close();
  await consumer.close();
}

const [publisherUrl = '', consumerUrl = '', dieBefore = ''] = process.argv.slice(2);
await work(publisherUrl, consumerUrl, Number(dieBefore));
