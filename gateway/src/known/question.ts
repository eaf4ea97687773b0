import type { FastifyRequest } from 'fastify';
import { COST_HEADER } from '../protection/charge-operations.ts';
import { member } from '../protection/member.ts';
import type { Persisted } from '../protection/persisted/persisted-operations.ts';

/** What a request asks, once nothing about it is unusual. */
export interface Question {
  readonly source: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  /** What kind of JSON the caller accepts; undefined accepts any. */
  readonly accept: string | undefined;
  readonly reportsCost: boolean;
}

const JSON_TYPE = /^application\/json(;|$)/;

type Values = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads a request that has passed the door, and only in the shape that every client sends: an operation by POST as JSON,
 * by its text or by the id of a persisted one. Undefined for all others, whether good or bad: they are Apollo Server's.
 */
export function questionIn({ method, headers, body }: Pick<FastifyRequest, 'method' | 'headers' | 'body'>, persisted: Persisted | null): Question | undefined {
  if (method !== 'POST' || !JSON_TYPE.test(headers['content-type'] ?? '') || !isRecord(body)) return undefined;
  const operationName = body['operationName'] ?? undefined;
  const variables = body['variables'] ?? undefined;
  const extensions = body['extensions'] ?? undefined;
  if (operationName !== undefined && typeof operationName !== 'string') return undefined;
  if (variables !== undefined && !isRecord(variables)) return undefined;
  if (extensions !== undefined && !isRecord(extensions)) return undefined;
  const source = sourceOf(body['query'], extensions?.['persistedQuery'], persisted);
  if (source === undefined) return undefined;
  return { source, operationName, variables, accept: headers.accept, reportsCost: headers[COST_HEADER] === 'report' };
}

function sourceOf(query: unknown, persistedQuery: unknown, persisted: Persisted | null): string | undefined {
  if (!persistedQuery) return typeof query === 'string' ? query : undefined;
  const id = member(persistedQuery, 'sha256Hash');
  const isById = (query === undefined || query === null) && member(persistedQuery, 'version') === 1 && typeof id === 'string';
  return isById ? persisted?.operations.byId(id) : undefined;
}
