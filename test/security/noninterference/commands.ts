import type { Market, Watcher } from './market.ts';
import type { Pair, Told } from './pair.ts';
import type { Tape } from './tape.ts';
import type { State } from './world.ts';

/** One command of a play; what it needs of commands before, it takes from what they answered in the same world. */
interface Step {
  readonly words: string;
  readonly play: (send: (field: string, type: string, input: object, thing: string, selection: string) => Promise<Made | null>, made: readonly (Made | null)[]) => Promise<Made | null>;
}
interface Made {
  readonly id: string;
  readonly version: number;
}

export interface Play {
  readonly market: Market;
  readonly watcher: Watcher;
  readonly steps: readonly Step[];
}

/** Whatever a partner reads of its own registration or deal. */
const REGISTRATION = `id version status customerName customerDomain createdAt submittedAt decisionDueAt decidedAt protectedUntil customer { id name } reviewer { id } rejection { code message note } deal { id }`;
const DEAL = 'id version name stage customerName value { amountMinor currency } customer { id name } registration { id }';

const form = (domain: string, familyCode: string) => ({
  engagementModel: 'SELL_THROUGH', customerName: 'Wayne Enterprises', customerCountry: 'DE', customerDomain: domain, contact: { name: 'Lucius Fox', email: `fox@${domain}`, jobTitle: 'CTO' },
  lines: [{ familyCode, quantity: 10, listValue: { amountMinor: '5000000', currency: 'EUR' } }],
  expectedCloseOn: '2027-02-15', useCase: 'One place for all their data.', evidence: [{ kind: 'MEETING', heldOn: '2026-11-10', note: 'First meeting.' }], consent: true,
});

const onLast = (words: string, field: string, type = 'ChangeRegistrationInput', more: object = {}, thing = 'registration', selection = REGISTRATION): Step => ({
  words, play: (send, made) => {
    const last = made.findLast(one => one !== null);
    return last ? send(field, type, { id: last.id, expectedVersion: last.version, ...more }, thing, selection) : Promise.resolve(null);
  },
});

/** Somebody registers, sells, learns or signs up, for customers that are free, ours, contested or the rivals'. */
export function playOf(market: Market, tape: Tape): Play {
  const watcher = tape.pick(market.watchers.filter(({ actor }) => actor.partnerId === market.ours.id));
  const { share } = market;
  const domain = tape.once(4) ? `free-${tape.below(1_000)}.test` : tape.pick(share.customers).domain;
  const familyCode = tape.pick(['PLATFORM', 'ANALYTICS', 'SECURITY']);
  const registration = tape.pick(share.registrations);
  const event = tape.pick(share.partnerEvents);
  const person = tape.pick(share.people);
  const plays: readonly (readonly Step[])[] = [
    [
      { words: `draft for ${domain}`, play: send => send('createRegistrationDraft', 'CreateRegistrationDraftInput', form(domain, familyCode), 'registration', REGISTRATION) },
      onLast('submit', 'submitRegistration'),
      tape.pick([onLast('withdraw', 'withdrawRegistration'), onLast('submit again', 'submitRegistration'), onLast('convert', 'convertRegistration', 'ConvertRegistrationInput', {}, 'deal', DEAL)]),
    ],
    [{ words: `a deal with ${domain}`, play: send => send('createDeal', 'CreateDealInput', {
      name: 'Wayne', customerName: 'Wayne Enterprises', customerDomain: domain, engagementModel: 'SELL_THROUGH', familyCodes: [familyCode], country: 'DE', value: { amountMinor: '100000', currency: 'EUR' }, expectedCloseOn: '2027-02-15',
    }, 'deal', DEAL) }],
    [{ words: `something with registration ${registration.id}`, play: send => send(tape.pick(['submitRegistration', 'withdrawRegistration']), 'ChangeRegistrationInput', { id: registration.id, expectedVersion: registration.steps.length }, 'registration', REGISTRATION) }],
    [{ words: `a conversion of ${registration.id}`, play: send => send('convertRegistration', 'ConvertRegistrationInput', { id: registration.id, expectedVersion: registration.steps.length }, 'deal', DEAL) }],
    [
      { words: `a place at ${event.id} for ${person.id}`, play: send => send('registerForEvent', 'RegisterForEventInput', { eventId: event.id, personId: person.id }, 'registration', 'id version status registeredAt event { id title seats }') },
      onLast('given back', 'cancelEventRegistration', 'CancelEventRegistrationInput', {}, 'registration', 'id version status'),
    ],
    [{ words: `learning for ${person.id}`, play: send => send('assignLearning', 'AssignLearningInput', { personId: person.id, courseCode: 'SALES_BASICS' }, 'enrolment', 'id version status') }],
  ];
  return { market, watcher, steps: tape.pick(plays) };
}

/** Plays it in one world, and tells what was answered, then what everybody of our side sees of it. */
export async function played(pair: Pair, state: State, { market, watcher, steps }: Play, after: string): Promise<readonly Told[]> {
  const told: Told[] = [];
  const made: (Made | null)[] = [];
  for (const step of steps) {
    made.push(await step.play(async (field, type, input, thing, selection) => {
      const answer = await pair.askIn(state, watcher.actor, { at: 'gateway', query: `mutation ($input: ${type}!) { answer: ${field}(input: $input) { thing: ${thing} { ${selection} } userErrors { code field message } } }`, variables: { input } });
      told.push(answer);
      return (answer['data'] as { answer?: { thing: Made | null } } | null)?.answer?.thing ?? null; // as selected
    }, made));
  }
  for (const onlooker of market.watchers) told.push(await pair.askIn(state, onlooker.actor, { at: 'gateway', query: after }));
  return told;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The same answers with the ids of new records, which are random, in the order in which they were told. */
export function withoutNewIds(told: readonly Told[], known: ReadonlySet<string>): Told {
  const names = new Map<string, string>();
  const named = (text: string): string => text.replace(UUID, id => (known.has(id) ? id : names.get(id) ?? (names.set(id, `new ${names.size}`), `new ${names.size - 1}`)));
  const read = (value: string): string => {
    const opened = Buffer.from(value, 'base64url').toString();
    return named(opened.startsWith('[') ? `cursor ${opened}` : value);
  };
  return JSON.parse(JSON.stringify({ told }), (_, value: unknown) => (typeof value === 'string' ? read(value) : value)) as Told; // as it went in
}
