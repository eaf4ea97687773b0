import type { GraphQLError } from 'graphql';
import { limitExceeded } from '../limit-exceeded.ts';
import type { Limits } from '../limits.ts';
import { refusal } from '../refusal.ts';
import type { AskedField } from './cost.ts';

/** @throws GraphQLError a refusal, for an argument that asks for too long a list or carries one */
export function checkListArguments({ field, values, size }: AskedField, { listLength, pageSize }: Limits): void {
  for (const name of size?.slicingArguments ?? []) {
    const asked = values[name];
    if (typeof asked === 'number' && (asked < 1 || asked > pageSize)) throw outOfBounds(name, asked, pageSize);
  }
  for (const [name, value] of Object.entries(values)) {
    const measured = longestList(value);
    if (measured > listLength) {
      throw limitExceeded('TOO_LARGE', { name: 'listLength', measured, maximum: listLength, of: `values in the argument ${field.name}(${name}:)`, advice: 'Send them in several requests.' });
    }
  }
}

function outOfBounds(name: string, measured: number, maximum: number): GraphQLError {
  const error = refusal('BAD_USER_INPUT', `${name}: must be between 1 and ${maximum}; got ${measured}.`);
  if (measured > maximum) error.extensions['limit'] = { name: 'pageSize', measured, maximum };
  return error;
}

/** Of the lists in a value, at any depth. The body was bounded before, and so was its nesting. */
function longestList(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((longest, each) => Math.max(longest, longestList(each)), Array.isArray(value) ? value.length : 0);
}
