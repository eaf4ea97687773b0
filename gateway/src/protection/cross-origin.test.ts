import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startToyGateway } from '../../testing/toy-gateway.ts';
import type { Answer, ToyGateway } from '../../testing/toy-gateway.ts';

const PORTAL = 'https://portal.example.com';
let development: ToyGateway;
let production: ToyGateway;
beforeAll(async () => {
  [development, production] = await Promise.all([startToyGateway(), startToyGateway({ profile: 'production', corsOrigins: [PORTAL] })]);
});
afterAll(() => Promise.all([development.stop(), production.stop()]));

const preflight = (gateway: ToyGateway, origin: string): Promise<Answer> =>
  gateway.send('/graphql', { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization, content-type' } });

const LOCAL = ['http://localhost:5173', 'http://127.0.0.1:3000', 'http://[::1]:8080', 'https://localhost'];
const STUDIO = ['https://studio.apollographql.com', 'https://sandbox.embed.apollographql.com'];
const STRANGERS = ['https://evil.example', 'http://localhost.evil.example', 'https://studio.apollographql.com.evil.example', 'null', 'http://localhost:5173@evil.example', 'file://'];

describe('a page of an allowed origin', () => {
  it.each([...LOCAL, ...STUDIO])('may ask in development: %s', async origin => {
    const { status, headers } = await preflight(development, origin);
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe(origin);
    expect(headers.get('access-control-allow-headers')).toContain('authorization');
  });

  it('may ask in production when it is on the list, and read refusals too', async () => {
    expect((await preflight(production, PORTAL)).headers.get('access-control-allow-origin')).toBe(PORTAL);
    const answer = await production.send('/graphql', { method: 'POST', headers: { origin: PORTAL, 'content-type': 'application/json' }, body: '{}' });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('access-control-allow-origin')).toBe(PORTAL);
    expect(answer.headers.get('access-control-expose-headers')).toBe('x-request-id, retry-after');
  });

  it('is never offered the browser’s credentials', async () => {
    expect((await preflight(development, 'http://localhost:5173')).headers.has('access-control-allow-credentials')).toBe(false);
  });
});

describe('a page of another origin', () => {
  it.each(STRANGERS)('gets no permission in development: %s', async origin => {
    expect((await preflight(development, origin)).headers.has('access-control-allow-origin')).toBe(false);
  });

  it.each([...STRANGERS, ...LOCAL, ...STUDIO, 'https://portal.example.com.evil.example', 'http://portal.example.com'])('gets none in production: %s', async origin => {
    expect((await preflight(production, origin)).headers.has('access-control-allow-origin')).toBe(false);
  });

  it('cannot get an answer meant for another origin out of a cache', async () => {
    expect((await preflight(production, PORTAL)).headers.get('vary')).toBe('origin');
  });
});
