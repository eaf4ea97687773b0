import type { FastifyInstance, FastifyRequest } from 'fastify';
import { member } from './member.ts';
import { checkNesting, nestingOfJson } from './nesting.ts';
import { refusal } from './refusal.ts';

/**
 * Reads JSON bodies and nothing else. Done by ourselves because a charset that nobody decodes, bytes that are no text
 * and brackets without end must each be the caller's mistake, said in JSON.
 */
export function readJsonOnly(app: FastifyInstance, nesting: number): void {
  app.removeAllContentTypeParsers();
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    try {
      const text = textOf(request, body);
      checkNesting(nestingOfJson(text), nesting);
      // The parser is synchronous; its own complaint quotes the text and is replaced by ours.
      void parse(request, text, (error, parsed) => {
        if (error === null) done(null, parsed);
        else done(refusal('BAD_USER_INPUT', 'The body is not valid JSON.'));
      });
    } catch (error) {
      done(error instanceof Error ? error : new Error('A body could not be read.'));
    }
  });
}

function textOf(request: FastifyRequest, body: Buffer): string {
  const charset = /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(request.headers['content-type'] ?? '')?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) throw refusal('BAD_USER_INPUT', 'The body must be UTF-8.', { status: 415 });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw refusal('BAD_USER_INPUT', 'The body is not valid UTF-8.');
  }
}

/**
 * Checks one GraphQL request before anything is parsed.
 * @throws GraphQLError a refusal with a 4xx status
 */
export function checkRequest(request: FastifyRequest): AskedText {
  const { accept } = request.headers;
  // Asked before execution: afterwards a mutation would have happened and the caller would be told that it failed.
  if (accept !== undefined && !/(\*\/\*|application\/(\*|json|graphql-response\+json))/i.test(accept)) {
    throw refusal('BAD_USER_INPUT', 'Answers are JSON: accept application/json or application/graphql-response+json.', { status: 406 });
  }
  if (!isHost(request.hostname)) throw refusal('BAD_USER_INPUT', 'The host header cannot be read.');
  if (Array.isArray(request.body)) throw refusal('BAD_USER_INPUT', 'Send one operation at a time: batches are not taken.');
  return { text: sourceOf(request), id: idOf(request) };
}

let lastHost = '';

/** RFC 9112, 3.2: a request whose host is none is a bad one. Most requests name the same host. */
function isHost(host: string): boolean {
  if (host === lastHost) return true;
  if (!URL.canParse(`http://${host}/`)) return false;
  lastHost = host;
  return true;
}

/** What a request says of its operation; a text that is no string is refused by what reads it. */
interface AskedText {
  readonly text: string | undefined;
  /** Of a persisted operation. */
  readonly id: string | undefined;
}

const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Read as Apollo Server reads an address, not as Fastify does: what is judged here must be what is answered there. */
const inAddress = (url: string): unknown => Object.fromEntries(new URL(url, 'http://gateway').searchParams);

const holderOf = ({ method, body, url }: FastifyRequest): unknown => (method === 'POST' ? body : inAddress(url));

const sourceOf = (request: FastifyRequest): string | undefined => textIn(member(holderOf(request), 'query'));

function idOf(request: FastifyRequest): string | undefined {
  const extensions = member(holderOf(request), 'extensions');
  try {
    const read: unknown = request.method === 'GET' && typeof extensions === 'string' ? JSON.parse(extensions) : extensions;
    return textIn(member(member(read, 'persistedQuery'), 'sha256Hash'));
  } catch {
    return undefined; // said by what reads it
  }
}
