/** What a subgraph answered, in the shape that the operation asked for. */

interface Answer {
  readonly data: unknown;
  readonly errors: readonly unknown[];
}

export interface Reason {
  readonly code: string;
  readonly field: readonly string[] | null;
  readonly message: string;
}

/** What became of a command: the thing of this name, or the reasons why nothing happened. */
export type Outcome<Name extends string, Thing = { readonly id: string }> = Readonly<Record<Name, Thing | null>> & { readonly userErrors: readonly Reason[] };

/** The data of an answer. Throws when there are errors: a test that expects some looks at the answer itself. */
export async function asked<Shape>(asking: Promise<Answer>): Promise<Shape> {
  const { data, errors } = await asking;
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data as Shape; // the operation asks for it
}

/** The outcome of the one command of an operation. */
export async function carriedOut<Shape>(asking: Promise<Answer>): Promise<Shape> {
  const [outcome] = Object.values(await asked<Readonly<Record<string, Shape>>>(asking));
  if (outcome === undefined) throw new Error('The operation has no command.');
  return outcome;
}
