/** What one request may ask for and how long it may take. Every deadline is shorter than the one outside it. */
export interface Limits {
  /** Longest request body, in bytes. */
  readonly bodyBytes: number;
  /** Longest GraphQL document, in characters. */
  readonly documentCharacters: number;
  /** Longest document, in tokens of the GraphQL grammar. */
  readonly tokens: number;
  /** Deepest nesting of brackets, in an operation and in the JSON around it. */
  readonly nesting: number;
  /** Fields inside each other, after fragments are spread out; so are the next four. */
  readonly depth: number;
  /** Fields of the operation's root. */
  readonly rootFields: number;
  /** Fields that are given another name. */
  readonly aliases: number;
  /** Uses of directives. */
  readonly directives: number;
  /** Fields and fragments. */
  readonly selections: number;
  /** Values in any list that an argument carries. */
  readonly listLength: number;
  /** Most that an argument asks for which says how long a list will be (`slicingArguments` of `@listSize`); the least is 1. */
  readonly pageSize: number;
  /** Dearest operation, as counted in `cost/`. */
  readonly cost: number;
  /** Entries a list counts for of which the schema does not say how long it is. */
  readonly assumedListSize: number;
  /** Mistakes in variables that are looked for before the rest is left unread. */
  readonly variableErrors: number;
  /** Errors in one answer; the rest is left out. */
  readonly errors: number;
  /** Time for one request to one subgraph. */
  readonly subgraphMilliseconds: number;
  /** Time for all requests to subgraphs of one operation. */
  readonly operationMilliseconds: number;
  /** Time for the caller to send the headers, and the whole request. */
  readonly headersMilliseconds: number;
  readonly requestMilliseconds: number;
  /** Time for a connection on which nothing happens. */
  readonly idleMilliseconds: number;
  /** Time for the readiness question. */
  readonly readinessMilliseconds: number;
  /** Time for requests in flight to finish once the gateway stops. */
  readonly drainMilliseconds: number;
}

export const LIMITS: Limits = {
  bodyBytes: 1_048_576,
  documentCharacters: 100_000,
  tokens: 5_000,
  nesting: 50,
  depth: 30,
  rootFields: 20,
  aliases: 50,
  directives: 50,
  selections: 2_000,
  listLength: 200,
  pageSize: 100,
  cost: 10_000,
  assumedListSize: 10,
  variableErrors: 20,
  errors: 200,
  subgraphMilliseconds: 4_000,
  operationMilliseconds: 8_000,
  headersMilliseconds: 5_000,
  requestMilliseconds: 10_000,
  idleMilliseconds: 30_000,
  readinessMilliseconds: 2_000,
  drainMilliseconds: 10_000,
};
