import { GraphQLError } from 'graphql';

const coded = (code: string, message: string): GraphQLError => new GraphQLError(message, { extensions: { code } });

export const unauthenticated = (): GraphQLError => coded('UNAUTHENTICATED', 'Sign in first: send a bearer token in the Authorization header.');
export const forbidden = (action: string): GraphQLError => coded('FORBIDDEN', `Your role may not do this (${action}).`);
/** The request itself is wrong; names the argument and says what to send instead. */
export const badInput = (message: string): GraphQLError => coded('BAD_USER_INPUT', message);
export const serviceBusy = (): GraphQLError => coded('SERVICE_BUSY', 'The service is busy; try again in a moment.');

/** PostgreSQL's and the socket's ways of saying: not now. Codes from PostgreSQL's appendix A and Node's system errors. */
const BUSY = new Set(['57014', '55P03', '40001', '40P01', '53300', '57P01', '57P03', '08006', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE']);

/** PostgreSQL's codes for text it cannot keep: 22021 is a NUL character, 22P05 a character its encoding lacks. */
const UNKEEPABLE = new Set(['22021', '22P05']);

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/** True when the client sent text that no table can hold. */
export const isUnkeepableText = (error: unknown): boolean => {
  const code = codeOf(error);
  return typeof code === 'string' && UNKEEPABLE.has(code);
};

/** True when trying again later may help. */
export function isBusy(error: unknown): boolean {
  const code = codeOf(error);
  if (typeof code === 'string' && BUSY.has(code)) return true;
  const message = error instanceof Error ? error.message : '';
  return message.includes('timeout exceeded when trying to connect') || message.includes('Connection terminated');
}
