import type { RefusalCode } from './refusal-codes.ts';

/** Why something is not done: a code for machines, a sentence for people and, where one is to blame, the path of the input field. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
  readonly field?: string;
}

/** What a rule answers: the value it allows, or the refusal. Rules return it; they never throw. */
export type Decision<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

/** The rule allows it; `value` is the outcome. */
export const accept = <T>(value: T): Decision<T> => ({ ok: true, value });

/** The rule does not allow it. `message` is a sentence the caller can act on and never tells what the caller may not know. */
export function refuse(code: RefusalCode, message: string, field?: string): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: field === undefined ? { code, message } : { code, message, field } };
}

/** Carries refusals out of a service: the one error that becomes `userErrors`. Its message is the refusals' sentences. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusals: readonly Refusal[];

  constructor(refusals: readonly Refusal[]) {
    super(refusals.map(({ message }) => message).join(' '));
    this.refusals = refusals;
  }
}

/** The value of an accepted decision. @throws Refused with the one refusal otherwise, so that a use case stops on this line. */
export function accepted<T>(decision: Decision<T>): T {
  if (decision.ok) return decision.value;
  throw new Refused([decision.refusal]);
}

/** The refusals among several decisions, in the order asked; empty when every one was accepted. */
export const refusals = (...decisions: readonly Decision<unknown>[]): readonly Refusal[] =>
  decisions.flatMap((decision) => (decision.ok ? [] : [decision.refusal]));

/** Stops a use case with everything that is wrong at once, so that a form is corrected in one go. @throws Refused unless `found` is empty. */
export function refuseAll(found: readonly Refusal[]): void {
  if (found.length > 0) throw new Refused(found);
}
