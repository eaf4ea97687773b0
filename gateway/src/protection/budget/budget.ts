import type { Actor } from '@channelgraph/identity';
import type { GraphQLError } from 'graphql';
import { refusal } from '../refusal.ts';
import type { Counter, Count } from './counter.ts';

/** What one caller may spend in a span of time; whatever is left over expires with it. */
export interface BudgetSize {
  /** Cost of operations. */
  readonly cost: number;
  /** Root fields of mutations, each on its own. */
  readonly commands: number;
  readonly seconds: number;
}

export const BUDGET: BudgetSize = { cost: 200_000, commands: 600, seconds: 60 };

export interface Spending {
  /** Null is a stranger, who is known by address. */
  readonly actor: Actor | null;
  readonly address: string;
  readonly cost: number;
  readonly commands: number;
}

export interface Budget {
  /**
   * Takes what an operation costs out of the caller's budget.
   * @returns the cost that is left
   * @throws GraphQLError RATE_LIMITED with a Retry-After header
   */
  spend(spending: Spending): Promise<number>;
}

/** A person's budget does not grow with the number of tokens: the key is who acts and for whom. */
const keyOf = ({ actor, address }: Spending): string => (actor === null ? `address ${address}` : `actor ${JSON.stringify([actor.personId, actor.partnerId])}`);

export const budgetOf = (size: BudgetSize, counters: { readonly cost: Counter; readonly commands: Counter }): Budget => ({
  spend: async spending => {
    const key = keyOf(spending);
    if (spending.commands > 0) {
      const count = await counters.commands(key, spending.commands);
      if (!count.isWithin) throw spent(`${size.commands} commands in ${size.seconds} seconds`, count);
    }
    // Nothing is free: an operation that asks for nothing is work, too.
    const count = await counters.cost(key, Math.max(1, spending.cost));
    if (!count.isWithin) throw spent(`a cost of ${size.cost} in ${size.seconds} seconds`, count);
    return count.remaining;
  },
});

function spent(what: string, { milliseconds }: Count): GraphQLError {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1_000));
  return refusal('RATE_LIMITED', `Your budget is spent: ${what}. Ask again in ${seconds} s, and ask for less or less often.`, { headers: { 'retry-after': String(seconds) } });
}
