/** Codes that a subgraph may speak through us, and what each tells the caller. */
export const SPOKEN_BY_SUBGRAPHS = {
  BAD_USER_INPUT: 'The request cannot be read, or a value in it is not of its type; the message says which. HTTP 400 when nothing was done.',
  UNAUTHENTICATED: 'There is no token, or it is not valid (any more). Get a new one. HTTP 401.',
  FORBIDDEN: 'The role may not read or do this; the message names the action.',
  NOT_FOUND: 'There is nothing at this address, or it is not yours to see. HTTP 404 for an address.',
  SERVICE_BUSY: 'A part of the graph cannot answer right now. Repeat a little later; give commands a `clientMutationId`. HTTP 503 when nothing was done.',
  RATE_LIMITED: 'Too many requests, or too dear ones, in too short a time. `Retry-After` says for how many seconds to wait. HTTP 429.',
  TOO_LARGE: 'The request is longer, deeper or wider than the gateway takes. Ask for less at once. `extensions.limit` has the `name` of the limit, what was `measured` and the `maximum`. HTTP 413, 431 for headers, 400 for an operation.',
} as const satisfies Record<string, string>;

/** Codes about the operation's text. From a subgraph they would be about the text that we wrote, which is our fault. */
export const SPOKEN_BY_THE_GATEWAY = {
  ...SPOKEN_BY_SUBGRAPHS,
  GRAPHQL_PARSE_FAILED: 'The operation is not GraphQL; `locations` says where. HTTP 400.',
  GRAPHQL_VALIDATION_FAILED: 'The operation or its variables do not fit the schema. HTTP 400.',
  OPERATION_RESOLUTION_FAILURE: 'No operation of this name is in the document, there are several and no name, or its kind is not served. HTTP 400.',
  COST_EXCEEDED: 'The operation with its variables costs more than one operation may; `extensions.limit` says how much. Ask for shorter lists. HTTP 400.',
  QUERY_NOT_IN_SAFELIST: 'The role may send operations of the list of persisted operations only. HTTP 403.',
  PERSISTED_QUERY_NOT_IN_LIST: 'No operation of this id is in the list of persisted operations, and nothing else is taken. HTTP 400.',
  PERSISTED_QUERY_NOT_FOUND: 'No operation of this id is known; send the full text.',
  // Part of the persisted-query protocol: clients repeat the request with its full text when they read it.
  PERSISTED_QUERY_NOT_SUPPORTED: 'Queries are not kept by their hash here; send the full text.',
} as const satisfies Record<string, string>;

export const INTERNAL = 'INTERNAL_SERVER_ERROR';

/** Every code of a top-level error, and what it tells the caller. */
export const ERROR_DESCRIPTIONS = {
  ...SPOKEN_BY_THE_GATEWAY,
  [INTERNAL]: 'The fault is ours and its text stays inside. If it happens again, report it with the request id.',
} as const satisfies Record<string, string>;
