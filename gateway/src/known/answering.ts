import type { GatewayContext } from '../context.ts';
import { answerText } from '../execution/answer-text.ts';
import type { OperationRunner } from '../execution/executors.ts';
import type { Charge } from '../protection/charge-operations.ts';
import { operationKind } from '../telemetry/observe-operations.ts';
import type { Begun } from './begun.ts';
import type { KnownOperation } from './known-operations.ts';
import type { Question } from './question.ts';

interface Answering {
  readonly charge: Charge;
  readonly run: OperationRunner;
}

/** The text of an answer in which nothing went wrong, or how far it came. */
export type Answered = { readonly text: string } | { readonly begun: Begun };

export type AnswerKnown = (known: KnownOperation, question: Question, context: GatewayContext) => Promise<Answered>;

/**
 * Answers an operation that is known, for somebody who is: it is weighed with its variables, taken from the budget and run.
 * Whatever goes wrong is told to the caller by Apollo Server, as if nobody had been here.
 */
export const answerKnown = ({ charge, run }: Answering): AnswerKnown => async ({ source, document, operation, queryHash }, { operationName, variables, reportsCost }, context) => {
  const charged = charge({ operation, document, variables, context });
  let result: Begun['result'];
  try {
    const report = await charged;
    context.observed?.operationChosen(operationKind(operation), operation.name?.value);
    result = run({ operation, document, source, queryHash, request: { operationName, variables }, context });
    const { errors, data, extensions } = await result;
    if (errors !== undefined || report === undefined) return { begun: { charged, result } };
    context.observed?.answered(data != null, []);
    const told = reportsCost ? { ...extensions, cost: report } : extensions;
    return { text: answerText({ ...(data !== undefined && { data }), ...(told !== undefined && { extensions: told }) }) };
  } catch {
    return { begun: { charged, ...(result && { result }) } }; // who finishes it meets the error again
  }
};
