import { isBusy } from '@channelgraph/database';
import { execute, GraphQLError, parse, validate, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { compiledOperation, type CompiledOperation } from '../compiled/operation.ts';
import { badInput, isUnkeepableText, serviceBusy } from '../errors.ts';

export interface GraphRequest {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /**
   * Fields of the entities whose values leave as they are, so that they may be JSON text (`ReadyText`): by response name, after that of
   * their group of entities and a dot where several are asked for. None unless told.
   */
  readonly closed?: Pick<ReadonlySet<string>, 'has'> | undefined;
}

const MOST_DOCUMENTS = 1_000;

/** Text of Node that TypeScript's library of the floor does not know yet. */
interface Text {
  isWellFormed(): boolean;
}

/** Whether every text in it can be kept: half of a surrogate pair, which JSON may carry, no table keeps. In the operation's own text the parser refuses it. */
export function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return (value as unknown as Text).isWellFormed(); // every Node of ours has it
  return typeof value !== 'object' || value === null || Object.values(value).every(isWellFormed);
}

/** What the asker is told of a failure; the operator hears the rest. */
export function shownFor(cause: Error, report: (error: unknown) => void): GraphQLError {
  if (isBusy(cause)) return serviceBusy();
  if (isUnkeepableText(cause)) return badInput('Text must not contain NUL characters (U+0000).');
  report(cause);
  return new GraphQLError('Something went wrong on our side.', { extensions: { code: 'INTERNAL_SERVER_ERROR' } });
}

/** Says busy where the database was busy, and nothing but a neutral sentence where something broke. */
function toPublic(error: GraphQLError, report: (error: unknown) => void): GraphQLError {
  const cause = error.originalError;
  if (cause === undefined || cause instanceof GraphQLError) return error;
  const shown = shownFor(cause, report);
  return new GraphQLError(shown.message, { extensions: shown.extensions, ...(error.nodes && { nodes: error.nodes }), ...(error.path && { path: error.path }) });
}

/** A text that was looked at. */
interface Known {
  readonly document: DocumentNode;
  readonly compiled: CompiledOperation | null;
}

/** Executes operations on a subgraph's schema; each text is parsed, validated and compiled once. */
export function executor(schema: GraphQLSchema, report: (error: unknown) => void) {
  const documents = new Map<string, Known>();
  const documentOf = (query: string): Known => {
    const known = documents.get(query);
    if (known) return known;
    const document = parse(query);
    const [problem] = validate(schema, document);
    if (problem) throw problem;
    if (documents.size >= MOST_DOCUMENTS) documents.delete(documents.keys().next().value ?? '');
    const made = { document, compiled: compiledOperation(schema, document) };
    documents.set(query, made);
    return made;
  };
  return async ({ query, operationName, variables }: GraphRequest, contextValue: object): Promise<ExecutionResult> => {
    let known: Known;
    try {
      known = documentOf(query);
    } catch (error) {
      return { errors: [error instanceof GraphQLError ? error : new GraphQLError('The operation could not be read.')] };
    }
    if (!isWellFormed(variables)) return { errors: [badInput('Text must be well-formed Unicode; there is half of a surrogate pair in the variables.')] };
    const { document, compiled } = known;
    const result = await (compiled?.isNamed(operationName ?? null) === true
      ? compiled.run(contextValue, variables ?? {})
      : execute({ schema, document, contextValue, operationName: operationName ?? null, variableValues: { ...variables } }));
    return result.errors ? { ...result, errors: result.errors.map(error => toPublic(error, report)) } : result;
  };
}
