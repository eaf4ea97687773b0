import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startToyGateway } from '../../testing/toy-gateway.ts';
import type { ToyGateway } from '../../testing/toy-gateway.ts';

const landing = {
  title: 'Books & <more>',
  lines: ['One graph for "all" books.', '$ buy --book <title>'],
  queries: [{ title: 'All books', query: '{ books { title } } # </script><script>alert(1)</script>', note: 'As a reader.' }],
};
let development: ToyGateway;
let production: ToyGateway;
beforeAll(async () => {
  [development, production] = await Promise.all([startToyGateway({ landing }), startToyGateway({ landing, profile: 'production' })]);
});
afterAll(() => Promise.all([development.stop(), production.stop()]));

/** Whatever a browser would fetch by itself, as opposed to addresses that merely stand in the text or in a script's template. */
const loadedFrom = (html: string): readonly string[] =>
  [...html.matchAll(/<(?:script|link|img|iframe|source)\b[^>]*?\b(?:src|href)=["']?(?!data:|\$\{)([^"'\s>]+)|@import\s+(\S+)/gi)].map(([, address, imported]) => address ?? imported ?? '');

describe('the front page', () => {
  it('says what the caller gave it, as text', async () => {
    const { text, headers } = await development.send('/');
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(text).toContain('<h1>Books &amp; &lt;more&gt;</h1>');
    expect(text).toContain('<p>One graph for &quot;all&quot; books.</p>');
    expect(text).toContain('<pre>buy --book &lt;title&gt;</pre>');
    expect(text).toContain('<p>As a reader.</p>');
    expect(text).not.toContain('<script>alert');
  });

  it('leads to both explorers, the schema, and each query in GraphiQL', async () => {
    const { text } = await development.send('/');
    const links = [...text.matchAll(/href="(\/[^"]*)"/g)].map(([, address = '']) => address);
    expect(links).toEqual(expect.arrayContaining(['/sandbox', '/graphiql', '/schema.graphql', '/livez', '/readyz']));
    const opening = links.find(link => link.startsWith('/graphiql?')) ?? '';
    expect(new URL(opening, development.url).searchParams.get('query')).toBe(landing.queries[0]?.query);
    for (const link of links) expect((await development.send(link)).status).toBe(200);
  });

  it('is self-contained, readable in light and dark, and allows the browser nothing else', async () => {
    const { text, headers } = await development.send('/');
    expect(text).not.toMatch(/https?:\/\//);
    expect(text).toContain('prefers-color-scheme: dark');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+';/);
  });

  it('has no explorers in production, and neither has the server', async () => {
    expect((await production.send('/')).text).not.toMatch(/sandbox|graphiql|schema\.graphql/i);
    for (const path of ['/sandbox', '/graphiql', '/schema.graphql']) expect(await production.send(path)).toMatchObject({ status: 404, errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });
});

describe('a browser at /graphql', () => {
  it('is led to the front page in development, and refused in production', async () => {
    const visit = { headers: { accept: 'text/html,*/*;q=0.8' }, redirect: 'manual' } as const;
    const { status, headers } = await development.send('/graphql', visit);
    expect([status, headers.get('location')]).toEqual([302, '/']);
    expect((await production.send('/graphql', visit)).status).toBe(401);
  });
});

describe('GraphiQL', () => {
  it('comes from this server whole and asks this server only', async () => {
    const { text, headers } = await development.send('/graphiql');
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(loadedFrom(text)).toEqual([]);
    expect(headers.get('content-security-policy')).toContain("connect-src 'self'");
    expect(headers.get('content-security-policy')).not.toContain('http');
  });

  it('has a headers editor with room for a token, and takes neither title nor query for markup', async () => {
    const { text } = await development.send('/graphiql');
    const options = text.slice(text.lastIndexOf('YogaGraphiQL.renderYogaGraphiQL('));
    expect(options).toContain('"isHeadersEditorEnabled":true');
    expect(options).toContain(String.raw`"headers":"{\n  \"authorization\": \"Bearer \"\n}"`);
    expect(options).toContain('"endpoint":"/graphql"');
    expect(options).not.toContain('<script>alert');
    expect(options).not.toContain('<more>');
  });
});

describe('Apollo Sandbox', () => {
  it('loads from Apollo and nowhere else', async () => {
    const { text, headers } = await development.send('/sandbox');
    expect(loadedFrom(text)).toEqual(['https://embeddable-sandbox.cdn.apollographql.com/_latest/embeddable-sandbox.umd.production.min.js']);
    expect(text).toContain("new URL('/graphql', location.href)");
    expect(text).not.toContain('<script>alert');
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe/);
  });

  it('explains itself when Apollo is out of reach', async () => {
    const { text } = await development.send('/sandbox');
    expect(text).toContain('they cannot be reached from here');
    expect(text).toContain('<a href="/graphiql">Open GraphiQL instead</a>');
  });
});

describe('the schema', () => {
  it('is what callers see, without the marks of federation', async () => {
    const { text, headers } = await development.send('/schema.graphql');
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(text).toContain('type Book {');
    expect(text).not.toMatch(/@join|@link|shelfmark|internal\.example/);
  });
});

describe('every answer', () => {
  it.each(['/', '/sandbox', '/graphiql', '/livez', '/nowhere', '/%zz'])('tells browsers to be careful: %s', async path => {
    const { headers } = await development.send(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});
