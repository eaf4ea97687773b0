import type { Actor } from '@channelgraph/identity';
import type { GraphQLError } from 'graphql';
import { refusal } from '../refusal.ts';
import type { Count, Counter } from './counter.ts';

/** What one caller may spend in a span of time; whatever is left over expires with it. */
export interface BudgetSize {
  /** Cost of operations. */
  readonly cost: number;
  /** Root fields of mutations, each on its own. */
  readonly commands: number;
  readonly seconds: number;
}

export const BUDGET: BudgetSize = { cost: 200_000, commands: 600, seconds: 60 };

export interface Spender {
  /** Null is a stranger, who is known by address. */
  readonly actor: Actor | null;
  readonly address: string;
}

export interface Spending extends Spender {
  readonly cost: number;
  readonly commands: number;
}

export interface Budget {
  /**
   * Whether this caller, as far as this process knows, has anything left. Asks no store.
   * @throws GraphQLError RATE_LIMITED with a Retry-After header
   */
  check(spender: Spender): void;
  /**
   * Takes what an operation costs out of the caller's budget.
   * @returns the cost that is left
   * @throws GraphQLError RATE_LIMITED with a Retry-After header
   */
  spend(spending: Spending): Promise<number>;
  /** Takes what it costs to find out that an operation cannot be answered. It is refused already, so nothing is thrown. */
  spendInVain(spender: Spender): Promise<void>;
}

interface BudgetParts {
  readonly size: BudgetSize;
  readonly cost: Counter;
  readonly commands: Counter;
  /** On a monotonic clock, in milliseconds. */
  readonly now: () => number;
}

/** Reading and judging the largest document that is taken keeps the process busy about as long as so much cost does. */
const IN_VAIN = 100;

/** Callers who have spent everything and are remembered here; beyond, the store is asked. */
const REMEMBERED = 10_000;

/** A person's budget does not grow with the number of tokens: the key is who acts and for whom. */
const keyOf = ({ actor, address }: Spender): string => (actor === null ? `address ${address}` : `actor ${JSON.stringify([actor.personId, actor.partnerId])}`);

export function budgetOf({ size, cost, commands, now }: BudgetParts): Budget {
  const emptyUntil = new Map<string, number>();
  const allCost = `a cost of ${size.cost} in ${size.seconds} seconds`;

  const take = async (key: string, points: number): Promise<Count> => {
    const count = await cost(key, points);
    if (count.isWithin) emptyUntil.delete(key);
    else if (emptyUntil.size < REMEMBERED) emptyUntil.set(key, now() + count.milliseconds);
    return count;
  };
  const forgetThePast = (): void => {
    for (const [key, until] of emptyUntil) if (until <= now()) emptyUntil.delete(key);
  };

  return {
    check: spender => {
      if (emptyUntil.size === 0) return;
      const until = emptyUntil.get(keyOf(spender));
      if (until === undefined) return;
      if (until > now()) throw spent(allCost, until - now());
      forgetThePast();
    },
    spend: async spending => {
      const key = keyOf(spending);
      if (spending.commands > 0) {
        const count = await commands(key, spending.commands);
        if (!count.isWithin) throw spent(`${size.commands} commands in ${size.seconds} seconds`, count.milliseconds);
      }
      // Nothing is free: an operation that asks for nothing is work, too.
      const count = await take(key, Math.max(1, spending.cost));
      if (!count.isWithin) throw spent(allCost, count.milliseconds);
      return count.remaining;
    },
    spendInVain: async spender => { await take(keyOf(spender), IN_VAIN); },
  };
}

function spent(what: string, milliseconds: number): GraphQLError {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1_000));
  return refusal('RATE_LIMITED', `Your budget is spent: ${what}. Ask again in ${seconds} s, and ask for less or less often.`, { headers: { 'retry-after': String(seconds) } });
}
