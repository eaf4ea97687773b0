/** Commands to the subgraph as a client sends them, in few words. */
import type { Actor } from '@channelgraph/identity';

interface Asker {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what comes back is checked by each test's expectations
  query(text: string, variables?: Record<string, unknown>): Promise<{ readonly data: any; readonly errors: readonly { readonly message: string; readonly extensions: object }[] }>;
}

interface Subgraph {
  as(actor: Actor): Asker;
}

export interface Outcome {
  /** The record after the command; null when it was refused. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what comes back is checked by each test's expectations
  readonly record: any;
  /** Codes of the refusals, each with the field it blames. */
  readonly refusals: readonly string[];
  readonly errors: readonly { readonly message: string; readonly extensions: object }[];
}

const REGISTRATION = `id version status engagementModel customerName customerCountry customerDomain submittedAt decisionDueAt decidedAt protectedUntil
  customer { id status domain } reviewer { id } owner { id } submitter { id } rejection { code message note } deal { id }`;
const DEAL = `id version stage probability value { amountMinor currency } reportingValue { amountMinor currency } rate rateDate rateSource closedAt orderId lossReason
  customerName customer { id } registration { id } partner { id } owner { id } engagementModel routeToMarket families { code name } reviewOn
  stageHistory { version stage note by { id } }`;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Input types that do not go by the name of their mutation. */
const INPUTS: Readonly<Record<string, string>> = {
  submitRegistration: 'ChangeRegistrationInput', withdrawRegistration: 'ChangeRegistrationInput',
  beginRegistrationReview: 'ChangeRegistrationInput', approveRegistration: 'ChangeRegistrationInput',
};

export interface Command {
  readonly mutation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Carries a command out on a registration or a deal. */
export async function carryOut(subgraph: Subgraph, actor: Actor, { mutation, input }: Command): Promise<Outcome> {
  const record = mutation.includes('Registration') ? 'registration' : 'deal';
  const { data, errors } = await subgraph.as(actor).query(
    `mutation ($input: ${INPUTS[mutation] ?? `${capital(mutation)}Input`}!) { answer: ${mutation}(input: $input) {
      record: ${record} { ${record === 'deal' ? DEAL : REGISTRATION} } userErrors { code field message } clientMutationId } }`, { input });
  const answer = (data as { answer?: { record: unknown; userErrors: readonly { code: string; field: readonly string[] | null }[] } } | null)?.answer; // the shape asked for
  return { record: answer?.record ?? null, refusals: (answer?.userErrors ?? []).map(({ code, field }) => (field ? `${code} ${field.join('.')}` : code)), errors };
}

interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** What a change needs to know of its record. */
export const of = ({ id, version }: Versioned): { readonly id: string; readonly expectedVersion: number } => ({ id, expectedVersion: version });
