/** The least that a server can do, to see that the load generator is faster than whatever it measures. */
import { createServer } from 'node:http';
import { listening, settings } from '../proxy/listening.ts';

const { port } = settings as { port: number }; // written by the benchmark that starts it
const body = '{"data":{"__typename":"Query"}}';
await listening(createServer((request, response) => {
  request.resume();
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
}), port);
