import { GraphQLError } from 'graphql';

const coded = (code: string, message: string): GraphQLError => new GraphQLError(message, { extensions: { code } });

export const unauthenticated = (): GraphQLError => coded('UNAUTHENTICATED', 'Sign in first: send a bearer token in the Authorization header.');
export const forbidden = (action: string): GraphQLError => coded('FORBIDDEN', `Your role may not do this (${action}).`);
/** The request itself is wrong; names the argument and says what to send instead. */
export const badInput = (message: string): GraphQLError => coded('BAD_USER_INPUT', message);
export const serviceBusy = (): GraphQLError => coded('SERVICE_BUSY', 'The service is busy; try again in a moment.');

/** PostgreSQL's codes for text it cannot keep: 22021 is a NUL character, 22P05 a character its encoding lacks. */
const UNKEEPABLE = new Set(['22021', '22P05']);

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/** True when the client sent text that no table can hold. */
export const isUnkeepableText = (error: unknown): boolean => {
  const code = codeOf(error);
  return typeof code === 'string' && UNKEEPABLE.has(code);
};
