import { Refused, type Refusal } from '@channelgraph/domain';

const constraintOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'constraint' in error ? String(error.constraint) : '';

/**
 * Makes a change that database constraints stand behind: the rule explains beforehand, the constraint guarantees under
 * concurrency, and its violation becomes the same refusal. `refusals` is by name of constraint.
 * The transaction is spent by then; the refusal must end it.
 */
export async function guaranteed<Result>(refusals: Readonly<Record<string, Refusal>>, change: () => Promise<Result>): Promise<Result> {
  try {
    return await change();
  } catch (error) {
    const refusal = refusals[constraintOf(error)];
    throw refusal ? new Refused([refusal]) : error;
  }
}
