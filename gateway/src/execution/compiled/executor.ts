import { ReadyText } from '@channelgraph/process';
import { GraphQLError, execute, executeSync, getVariableValues } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { refusal } from '../../protection/refusal.ts';
import type { OperationRunner, Result, RunnableOperation } from '../executors.ts';
import { planned } from './operation.ts';
import type { PlannedOperation } from './operation.ts';
import { textCache } from '../text-cache.ts';
import type { Planner } from './plan/planner.ts';
import { writeData } from './response/write.ts';
import type { Writing } from './response/write.ts';
import type { AskSubgraph } from './run/ask.ts';
import { runPlan } from './run/run-plan.ts';
import type { Run } from './run/run.ts';

interface Options {
  readonly planner: Planner;
  /** The schema that these callers see. */
  readonly schema: GraphQLSchema;
  readonly ask: AskSubgraph;
  readonly variableErrors: number;
}

/**
 * Runs the operations of one audience. Each is planned and compiled once; after that an answer takes no look at the
 * document, but for the variables. Plans are kept apart by audience: nobody learns from the time an answer takes what
 * others have asked.
 */
export function compiledExecutor({ planner, schema, ask, variableErrors }: Options): OperationRunner {
  const operations = textCache<PlannedOperation>();

  const plannedOf = (question: RunnableOperation): PlannedOperation => {
    const key = `${question.queryHash} ${question.request.operationName ?? ''}`;
    const known = operations.get(key);
    if (known !== undefined) return known;
    const made = planned(planner, schema, question);
    operations.set(key, made, question.source.length + made.characters);
    return made;
  };

  return async question => {
    const { operation, document, request, context } = question;
    const variables = request.variables ?? {};
    const { errors, coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: variableErrors });
    if (errors !== undefined) return { errors: errors.slice(0, variableErrors) };
    const { observed } = context;
    observed?.planBegins();
    let known: PlannedOperation;
    try {
      known = plannedOf(question);
      observed?.planEnds();
    } catch (error) {
      observed?.planEnds('PLANNING');
      throw error;
    }
    if (known.isIntrospection) return execute({ schema, document, variableValues: variables, operationName: request.operationName });
    const plan = known.compiled(known.conditions.map(name => conditionIn(coerced, name)));
    const run: Run = { data: {}, errors: [], variables, context, ask, asked: plan.asked };
    await runPlan(plan, run);
    const writing: Writing = { forbidden: [], introspected: introspected(known, schema, request) };
    const text = writeData(plan.shape, run.data, writing);
    return resultOf(text, run.errors, writing);
  };
}

/** The specification has no answer for a condition that is neither true nor false; the schema lets it through where the variable has a default. */
function conditionIn(variables: Readonly<Record<string, unknown>>, name: string): boolean {
  const value = variables[name];
  if (typeof value !== 'boolean') throw refusal('BAD_USER_INPUT', `The variable $${name} decides what is answered, so it must be true or false.`);
  return value;
}

function introspected({ introspection }: PlannedOperation, schema: GraphQLSchema, { variables }: RunnableOperation['request']): Writing['introspected'] {
  return introspection === null ? {} : executeSync({ schema, document: introspection, variableValues: variables }).data ?? {};
}

/**
 * What a subgraph's error left empty is no second error. Where nobody told of one, a value that the schema forbids is.
 */
function resultOf(text: string | null, errors: readonly GraphQLError[], { forbidden }: Writing): Result {
  const all = errors.length > 0 ? errors : forbidden.map(path => new GraphQLError('A subgraph left out a value that the schema promises.', { path }));
  const data = text === null ? null : new ReadyText(text) as unknown as Record<string, unknown>; // written by answerText
  return { data, ...(all.length > 0 && { errors: all }) };
}
