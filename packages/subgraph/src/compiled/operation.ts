import { BREAK, Kind, OperationTypeNode, visit, type DocumentNode, type ExecutionResult, type GraphQLError, type GraphQLSchema } from 'graphql';
import { answering } from './fields.ts';
import { fieldErrors, isPromise, type Given, type Run } from './run.ts';
import type { Fragments } from './selected-nodes.ts';
import { variableReader } from './variables.ts';

/** Carries an operation out that has been looked at once. */
export interface CompiledOperation {
  /** Whether who names an operation so, or none, means this one. */
  readonly isNamed: (operationName: string | null) => boolean;
  readonly run: (contextValue: object, variables: Given) => ExecutionResult | Promise<ExecutionResult>;
}

/** Conditions depend on each request, and introspection is for tools. */
function isUnusual(document: DocumentNode): boolean {
  let found = false;
  const stop = () => {
    found = true;
    return BREAK;
  };
  visit(document, { Directive: stop, Field: ({ name }) => (name.value === '__schema' || name.value === '__type' ? stop() : undefined) });
  return found;
}

/**
 * Compiles a valid document with one query: it answers what `execute` of graphql-js answers, with less work for each field.
 * Null for what is left to graphql-js: mutations, several operations, directives, introspection.
 */
export function compiledOperation(schema: GraphQLSchema, document: DocumentNode): CompiledOperation | null {
  const [operation, ...others] = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const type = schema.getQueryType();
  if (operation?.kind !== Kind.OPERATION_DEFINITION || operation.operation !== OperationTypeNode.QUERY || others.length > 0 || !type || isUnusual(document)) return null;
  const fragments: Fragments = Object.fromEntries(document.definitions.flatMap(definition => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [])));
  const answer = answering({ schema, operation, fragments }, type, [operation.selectionSet]);

  const read = variableReader(schema, operation.variableDefinitions ?? []);
  const run: CompiledOperation['run'] = (context, given) => {
    const { coerced, errors } = read(given);
    if (!coerced) return { errors };
    const execution: Run = { context, variables: coerced, errors: fieldErrors(), args: new Map() };
    const response = (data: unknown): ExecutionResult => (execution.errors.all.length === 0 ? { data: data as Given } : { errors: execution.errors.all, data: data as Given | null }); // an answer's root is an object
    const failed = (cause: unknown): ExecutionResult => {
      execution.errors.add(cause as GraphQLError, undefined); // every field has located its own
      return response(null);
    };
    try {
      const data = answer(execution, undefined, undefined);
      return isPromise(data) ? data.then(response, failed) : response(data);
    } catch (cause) {
      return failed(cause);
    }
  };
  return { run, isNamed: name => name === null || name === operation.name?.value };
}
