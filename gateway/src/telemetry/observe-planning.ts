import { ObservedRequest } from './observed-request.ts';

/** The observed request of an operation that the stock gateway runs; undefined where nobody looks. */
export const observedIn = ({ context }: { readonly context: Readonly<Record<string, unknown>> }): ObservedRequest | undefined =>
  context['observed'] instanceof ObservedRequest ? context['observed'] : undefined;
