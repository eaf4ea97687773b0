/** A process like those that are supervised, with nothing in it: listens, is healthy, and ends when told. */
import { runProcess } from '@channelgraph/process';
import Fastify from 'fastify';

const [port = '0', how = 'well'] = process.argv.slice(2);

runProcess(async () => {
  if (how === 'broken') throw new Error('nothing works');
  const app = Fastify();
  app.get('/readyz', () => ({ status: 'ready' }));
  await app.listen({ host: '127.0.0.1', port: Number(port) });
  return { stop: () => app.close() };
});
