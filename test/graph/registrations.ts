import type { House } from './house.ts';

export interface Registration {
  readonly id: string;
  readonly status: string;
  readonly version: number;
}

export interface Outcome<Thing> {
  readonly thing: Thing | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null; readonly message: string }[];
}

/** Everything a partner sees of a registration, ids of other records left out. */
export const PARTNER_VIEW = `id status engagementModel customerName customerCountry customerDomain noDomainReason lines { familyCode quantity listValue { amountMinor currency } }
  expectedCloseOn useCase consent comments createdAt submittedAt decisionDueAt decidedAt protectedUntil version rejection { code message note }`;

export const form = (domain: string, changes: Record<string, unknown> = {}) => ({
  engagementModel: 'SELL_THROUGH', customerName: 'Wayne Enterprises', customerCountry: 'DE', customerDomain: domain,
  contact: { name: 'Lucius Fox', email: `fox@${domain}`, jobTitle: 'CTO' },
  lines: [{ familyCode: 'PLATFORM', quantity: 10, listValue: { amountMinor: '5000000', currency: 'EUR' } }],
  expectedCloseOn: '2026-12-15', useCase: 'One place for all their data.', evidence: [{ kind: 'MEETING', heldOn: '2026-11-10', note: 'First meeting.' }], consent: true,
  ...changes,
});

/** Sends a command and gives what became of it. */
export async function command<Thing>(house: House, who: string, field: string, input: Record<string, unknown>, selection: string): Promise<Outcome<Thing>> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const inputType = INPUTS[field] ?? type;
  const thing = THINGS[field] ?? 'registration';
  const data = await house.data(who, `mutation ($input: ${inputType}!) { ${field}(input: $input) { ${thing} { ${selection} } userErrors { code field message } } }`, { input }) as Record<string, Record<string, unknown>>; // as asked
  const payload = data[field] ?? {};
  return { thing: payload[thing] as Thing | null, userErrors: payload['userErrors'] as Outcome<Thing>['userErrors'] }; // as selected
}

const change = 'ChangeRegistrationInput';
const INPUTS: Readonly<Record<string, string>> = {
  submitRegistration: change, withdrawRegistration: change, beginRegistrationReview: change, approveRegistration: change,
};
const THINGS: Readonly<Record<string, string>> = { closeDealWon: 'deal', advanceDealStage: 'deal', createDeal: 'deal', awardCertification: 'award', revokeAward: 'award' };

/** Draft and submit, as one person; both must succeed. */
export async function submitted(house: House, who: string, domain: string, changes: Record<string, unknown> = {}): Promise<Registration> {
  const drafted = await command<Registration>(house, who, 'createRegistrationDraft', form(domain, changes), 'id status version');
  if (!drafted.thing) throw new Error(JSON.stringify(drafted.userErrors));
  const { thing, userErrors } = await command<Registration>(house, who, 'submitRegistration', { id: drafted.thing.id, expectedVersion: drafted.thing.version }, 'id status version');
  if (!thing) throw new Error(JSON.stringify(userErrors));
  return thing;
}

/** The vendor takes it up; must succeed. */
export async function underReview(house: House, { id, version }: Registration): Promise<Registration> {
  const { thing, userErrors } = await command<Registration>(house, 'channel-manager', 'beginRegistrationReview', { id, expectedVersion: version }, 'id status version');
  if (!thing) throw new Error(JSON.stringify(userErrors));
  return thing;
}
