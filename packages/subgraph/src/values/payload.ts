import { Refused, type Refusal } from '@channelgraph/domain';

export interface Refusals {
  readonly code: Refusal['code'];
  readonly field: readonly string[] | null;
  readonly message: string;
}

export type Payload<Name extends string, Value> = Readonly<Partial<Record<Name, Value | null>>> & {
  readonly userErrors: readonly Refusals[];
  readonly clientMutationId: string | null;
};

/** What a mutation answers: the thing, or the reasons why nothing happened. Anything but a refusal stays an error. */
export async function payload<Name extends string, Value>(name: Name, work: Promise<Value>, clientMutationId?: string | null): Promise<Payload<Name, Value>> {
  const echo = clientMutationId ?? null;
  try {
    return { [name]: await work, userErrors: [], clientMutationId: echo } as Payload<Name, Value>; // computed key
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const userErrors = error.refusals.map(({ code, message, field }) => ({ code, message, field: field?.split('.') ?? null }));
    return { [name]: null, userErrors, clientMutationId: echo } as unknown as Payload<Name, Value>; // computed key
  }
}
