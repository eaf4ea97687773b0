import { demoId, type DemoDeal, type DemoEmployment, type DemoEventRegistration, type DemoPartner, type DemoPerson, type DemoRegistration, type DemoStep, type DemoWorld } from '@channelgraph/demo';
import type { Actor, Role } from '@channelgraph/identity';
import { NOW } from '../../graph/house.ts';
import { HEARSAY } from './databases.ts';

/** What of the demo's vocabulary belongs to one small world; what everybody shares comes from elsewhere. */
export type Share = { readonly [List in Shared]: readonly (DemoWorld[List] extends Iterable<infer Record> ? Record : never)[] };
type Shared = 'people' | 'employments' | 'partners' | 'portfolioAssignments' | 'territoryOwnerships' | 'tierAssignments' | 'customers' | 'registrations' | 'deals'
  | 'enrolments' | 'awards' | 'partnerEvents' | 'eventRegistrations' | 'targets';

/** Who looks, and from where. */
export interface Watcher {
  readonly name: string;
  readonly actor: Actor;
}

/** A partner, its rivals, and the vendor's people who look after it alone: the smallest world in which somebody could see too much. */
export interface Market {
  readonly index: number;
  readonly ours: DemoPartner;
  readonly rivals: readonly DemoPartner[];
  readonly share: Share;
  readonly watchers: readonly Watcher[];
  /** The watcher from whom much is hidden even of its own side: the partner's manager where it `isManaged`, else a seller or a learner. */
  readonly within: string;
  readonly isManaged: boolean;
}

/** Where only partners live that are watched from, so that whoever owns this region reaches no rival. */
const QUIET = { region: 'APAC', country: 'SG' };
const BUSY = [{ region: 'EMEA', country: 'DE' }, { region: 'AMER', country: 'US' }];
/** Where no partner is at home: its events are for the vendor's people alone. */
export const UNINVITED = 'LATAM';
const DAY = 86_400_000;
const FAMILIES = ['PLATFORM', 'ANALYTICS', 'SECURITY'];
const CERTIFICATIONS = ['SALES_FOUNDATION', 'TECH_FOUNDATION', 'SALES_PRO'];
const COURSES = ['PRODUCT_INTRODUCTION', 'SALES_BASICS', 'DATA_PROTECTION'];

/** Days before now, at an hour that is the record's own: no two of them at the same instant. */
const ago = (days: number, salt: string): Date => new Date(NOW.getTime() - days * DAY - (parseInt(salt.slice(0, 6), 16) % 40_000) * 1_000);
const dateOf = (at: Date): string => at.toISOString().slice(0, 10);

/** Chance that depends on nothing but the words: the same world from the same seed. */
const diceOf = (seed: number, index: number) => {
  const next = (...words: readonly (string | number)[]): number => parseInt(demoId('noninterference', seed, index, ...words).slice(0, 8), 16);
  return {
    id: (...words: readonly (string | number)[]): string => demoId('market', seed, index, ...words),
    below: (limit: number, ...words: readonly (string | number)[]): number => next(...words) % limit,
    pick: <Value>(values: readonly Value[], ...words: readonly (string | number)[]): Value => values[next(...words) % values.length] as Value, // never empty here
  };
};

export function marketOf(seed: number, index: number): Market {
  const dice = diceOf(seed, index);
  const { id, below, pick } = dice;
  const home = index % 2 === 0 ? QUIET : pick(BUSY, 'home');
  const managerId = id('vendor', 'partner-manager');

  const partner = (word: string, place: { readonly region: string; readonly country: string }): DemoPartner => ({
    id: id('partner', word), key: null, name: `${pick(['Acorn', 'Birch', 'Cedar', 'Dahlia'], 'name', word)} ${word} ${index}`, kind: 'RESELLER',
    engagementModels: ['SELL_THROUGH', 'SELL_WITH'], ...place, segment: 'ENTERPRISE', currency: 'EUR',
    statuses: ['PROSPECT', 'APPLICANT', 'APPROVED', 'ACTIVE'].map((state, turn) => ({ state, at: ago(700 - turn * 20, id('status', word, turn)), by: managerId })),
  });
  const ours = partner('ours', home);
  const rivals = Array.from({ length: 1 + below(3, 'rivals') }, (_, turn) => partner(`rival-${turn}`, home === QUIET ? pick(BUSY, 'rival home', turn) : pick([home, ...BUSY], 'rival home', turn)));

  const people: DemoPerson[] = [];
  const employments: DemoEmployment[] = [];
  const person = (word: string, role: Role, partnerId: string | null): DemoPerson => {
    const made: DemoPerson = { id: id('person', word), key: null, name: `${word} ${index}`, email: `${word}.${index}@example.test`, side: partnerId === null ? 'VENDOR' : 'PARTNER', role, partnerId };
    people.push(made);
    return made;
  };
  const employ = (who: DemoPerson, partnerId: string | null, fromDays: number, toDays: number | null): void => {
    const word = id('employment', who.id, fromDays);
    employments.push({ id: word, personId: who.id, partnerId, jobTitle: 'Sales', certifiable: true, from: ago(fromDays, '0'), to: toDays === null ? null : ago(toDays, '0') });
  };
  const staff = (of: DemoPartner, word: string): readonly DemoPerson[] => (['PARTNER_ADMIN', 'PARTNER_SELLER', 'PARTNER_SELLER', 'PARTNER_LEARNER', 'DISTRIBUTOR_USER'] as const).map((role, turn) => {
    const who = person(`${word}-${role.toLowerCase()}-${turn}`, role, of.id);
    employ(who, of.id, 500 + turn, null);
    return who;
  });
  const colleagues = staff(ours, 'ours');
  const [admin, seller] = colleagues as [DemoPerson, DemoPerson]; // five of them
  const rivalStaff = rivals.map((rival, turn) => staff(rival, `rival-${turn}`));
  const first = rivals[0] as DemoPartner; // one at least
  const left = person('left', 'PARTNER_ADMIN', ours.id);
  employ(left, ours.id, 480, 60);
  const movedIn = person('moved-in', 'PARTNER_SELLER', ours.id);
  employ(movedIn, first.id, 470, 100);
  employ(movedIn, ours.id, 100, null);
  const movedOut = person('moved-out', 'PARTNER_SELLER', first.id);
  employ(movedOut, ours.id, 460, 90);
  employ(movedOut, first.id, 90, null);
  const vendor = (word: string, role: Role): DemoPerson => {
    const who: DemoPerson = { id: id('vendor', word), key: null, name: `${word} ${index}`, email: `${word}.${index}@vendor.test`, side: 'VENDOR', role, partnerId: null };
    people.push(who);
    employ(who, null, 600, null);
    return who;
  };
  const manager = vendor('partner-manager', 'PARTNER_SALES_MANAGER');
  const rivalManager = vendor('rival-manager', 'PARTNER_SALES_MANAGER');
  const owner = vendor('region-owner', 'CHANNEL_SALES_MANAGER');
  const direct = vendor('account-manager', 'ACCOUNT_MANAGER');

  const span = (word: string, fromDays: number, toDays: number | null) => ({ id: id('span', word), from: ago(fromDays, '0'), to: toDays === null ? null : ago(toDays, '0') });
  const portfolioAssignments = [
    { ...span('ours', 300, null), personId: manager.id, partnerId: ours.id },
    ...rivals.flatMap((rival, turn) => [
      { ...span(`handed over ${turn}`, 300, 50), personId: manager.id, partnerId: rival.id },
      { ...span(`rival ${turn}`, 50, null), personId: rivalManager.id, partnerId: rival.id },
    ]),
  ];
  const territoryOwnerships = home === QUIET ? [{ ...span('region', 300, null), personId: owner.id, region: QUIET.region }] : [];

  // Customers: some of ours, some of theirs, some of both; theirs alone are known to the vendor through them only.
  const customer = (word: string) => ({ id: id('customer', word), groupId: id('customer', word), name: `Customer ${word} ${index}`, country: 'DE', domain: `${word}-${index}.test` });
  const shared = [0, 1, 2].map(turn => customer(`shared-${turn}`));
  const own = [0, 1].map(turn => customer(`own-${turn}`));
  const theirs = [0, 1, 2].map(turn => ({ ...customer(`theirs-${turn}`), name: `${HEARSAY} ${turn} ${index}` }));

  const WAYS: Readonly<Record<string, readonly string[]>> = {
    DRAFT: ['DRAFT'], SUBMITTED: ['DRAFT', 'SUBMITTED'], UNDER_REVIEW: ['DRAFT', 'SUBMITTED', 'UNDER_REVIEW'], APPROVED: ['DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'APPROVED'],
    REJECTED: ['DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'REJECTED'], WITHDRAWN: ['DRAFT', 'SUBMITTED', 'WITHDRAWN'], CONVERTED: ['DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'APPROVED', 'CONVERTED'],
  };
  const registrations: DemoRegistration[] = [];
  const deals: DemoDeal[] = [];
  const register = (word: string, by: DemoPerson, of: DemoPartner, claimed: ReturnType<typeof customer>, status: string, families: readonly string[]): DemoRegistration => {
    const began = 20 + below(40, 'registration', word);
    const steps: readonly DemoStep[] = (WAYS[status] ?? []).map((state, turn) => ({ state, at: ago(began - turn * 3, id('step', word, turn)), by: ['UNDER_REVIEW', 'APPROVED', 'REJECTED'].includes(state) ? owner.id : by.id }));
    const made: DemoRegistration = {
      id: id('registration', word), partnerId: of.id, submitterId: by.id, customerId: claimed.id, customerName: claimed.name, country: claimed.country, domain: claimed.domain,
      contact: { name: `Contact ${word}`, email: `contact@${claimed.domain}`, jobTitle: 'CTO' }, engagementModel: 'SELL_THROUGH',
      lines: families.map(familyCode => ({ familyCode, quantity: 1 + below(9, 'quantity', word), listMinor: BigInt(2_500_000 + below(9_000_000, 'list', word)), currency: 'EUR' })),
      expectedCloseOn: dateOf(ago(-30, '0')), useCase: `Use case ${word}.`, evidence: [{ kind: 'MEETING', on: dateOf(ago(began + 2, '0')), note: 'Met.' }],
      steps, rejectionCode: status === 'REJECTED' ? 'ACCOUNT_NOT_AVAILABLE' : null,
    };
    registrations.push(made);
    return made;
  };
  const sell = (word: string, ownerId: string, of: DemoPartner | null, to: { readonly id: string; readonly name: string } | null, from: DemoRegistration | null = null, end = pick(['OPEN', 'OPEN', 'WON', 'LOST'], 'end', word)): void => {
    const began = 15 + below(end === 'WON' ? 20 : 300, 'deal', word);
    const states = ['PROSPECT', 'QUALIFIED', ...(end === 'OPEN' ? [] : [end])];
    const startedAt = from?.steps.at(-1)?.at ?? ago(began, id('deal step', word));
    deals.push({
      id: id('deal', word), name: `Deal ${word} ${index}`, partnerId: of?.id ?? null, ownerId, customerId: to?.id ?? null, registrationId: from?.id ?? null,
      routeToMarket: of ? 'CHANNEL' : 'DIRECT', engagementModel: of ? 'SELL_THROUGH' : null, familyCodes: [pick(FAMILIES, 'family', word)], country: 'DE',
      netMinor: BigInt(1_000_000 + below(20_000_000, 'net', word)), currency: pick(['EUR', 'USD'], 'currency', word), expectedCloseOn: dateOf(ago(-(5 + below(60, 'close', word)), '0')),
      stages: states.map((state, turn) => ({ state, at: new Date(startedAt.getTime() + turn * 60_000 * (1 + below(400, 'pace', word))), by: ownerId })),
      orderId: end === 'WON' ? `SO-${id('order', word).slice(0, 8)}` : null, lossReason: end === 'LOST' ? 'PRICE' : null,
    });
  };

  // Conflicts: on each shared customer one side holds or waits, the other does what it likes that holds nothing.
  const HOLDS_NOTHING = ['DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'REJECTED', 'WITHDRAWN'];
  for (const [turn, contested] of shared.entries()) {
    const weHold = below(2, 'holder', turn) === 0;
    register(`ours-shared-${turn}`, turn === 1 ? admin : seller, ours, contested, weHold ? pick(['APPROVED', 'SUBMITTED'], 'ours', turn) : pick(HOLDS_NOTHING, 'ours', turn), ['PLATFORM']);
    rivals.forEach((rival, each) => register(`rival-${each}-shared-${turn}`, rivalStaff[each]?.[1] ?? admin, rival, contested, !weHold && each === 0 ? 'APPROVED' : pick(HOLDS_NOTHING, 'theirs', turn, each), ['PLATFORM']));
  }
  for (const [turn, mine] of own.entries()) {
    const registration = register(`ours-${turn}`, pick(colleagues.slice(0, 3), 'by', turn), ours, mine, pick(Object.keys(WAYS), 'own', turn), [pick(FAMILIES, 'own family', turn)]);
    if (registration.steps.at(-1)?.state === 'CONVERTED') sell(`ours-converted-${turn}`, seller.id, ours, mine, registration);
  }
  theirs.forEach((foreign, turn) => rivals.forEach((rival, each) => {
    if ((turn + each) % 3 === 2) return;
    const status = each === 0 ? pick(['APPROVED', 'CONVERTED', 'SUBMITTED'], 'foreign', turn) : 'SUBMITTED';
    const registration = register(`rival-${each}-own-${turn}`, rivalStaff[each]?.[1] ?? admin, rival, foreign, status, ['ANALYTICS']);
    if (status === 'CONVERTED') sell(`rival-${each}-converted-${turn}`, rivalStaff[each]?.[1]?.id ?? admin.id, rival, foreign, registration);
  }));
  for (let turn = 0; turn < 3 + below(3, 'deals'); turn += 1) sell(`ours-${turn}`, pick([seller, admin, movedIn, movedOut], 'owner', turn).id, ours, pick([...own, ...shared, null], 'to', turn));
  rivals.forEach((rival, each) => {
    for (let turn = 0; turn < 2 + below(4, 'deals of', each); turn += 1) sell(`rival-${each}-${turn}`, pick(rivalStaff[each]?.slice(0, 3) ?? [admin], 'rival owner', each, turn).id, rival, pick([...shared, ...theirs], 'rival to', each, turn));
  });
  sell('rival-of-mover', movedOut.id, first, theirs[0] ?? null, null, 'WON');
  for (let turn = 0; turn < 2; turn += 1) sell(`direct-${turn}`, direct.id, null, shared[turn] ?? null);

  const everybody = [...colleagues, ...rivalStaff.flat(), left, movedIn, movedOut];
  const enrolments = everybody.flatMap((who, turn) => COURSES.slice(0, 1 + below(3, 'courses', turn)).map((courseCode, each) => {
    const began = 30 + below(200, 'enrolment', turn, each);
    const states = ['ASSIGNED', 'STARTED', 'COMPLETED'].slice(0, 1 + below(3, 'progress', turn, each));
    return { id: id('enrolment', turn, each), personId: who.id, courseCode, dueOn: below(2, 'due', turn, each) === 0 ? dateOf(ago(5, '0')) : null,
      steps: states.map((state, step) => ({ state, at: ago(began - step * 9, id('enrolment', turn, each, step)), by: who.id })) };
  }));
  const awards = everybody.flatMap((who, turn) => CERTIFICATIONS.slice(0, below(3, 'awards', turn)).map((certificationCode, each) => {
    const awardedAt = ago(25 + below(400, 'award', turn, each), id('award', turn, each));
    return { id: id('award', turn, each), personId: who.id, certificationCode, awardedAt, revokedAt: below(5, 'revoked', turn, each) === 0 ? new Date(awardedAt.getTime() + DAY) : null };
  }));

  const partnerEvents = [null, home.region, 'EMEA', UNINVITED].map((region, turn) => {
    const startsAt = ago(turn === 1 ? 12 : -20 - turn, id('event', turn));
    return {
      id: id('event', turn), title: `Event ${turn} ${index}`, kind: turn === 0 ? 'WEBINAR' as const : 'WORKSHOP' as const, setting: turn === 0 ? 'VIRTUAL' as const : 'IN_PERSON' as const,
      startsAt, endsAt: new Date(startsAt.getTime() + 7_200_000), timeZone: 'Europe/Berlin', region, seats: turn === 2 ? 40 : null, hostId: manager.id,
      steps: [{ state: 'SCHEDULED', at: ago(100 + turn, id('scheduled', turn)), by: manager.id }],
    };
  });
  const registered = (who: DemoPerson, of: DemoPartner, turn: number): readonly DemoEventRegistration[] => partnerEvents.flatMap((event, each) => {
    if (event.region !== null && event.region !== of.region) return [];
    if (below(3, 'goes', who.id, each) === 0) return [];
    const state = each === 1 ? ['REGISTERED', pick(['ATTENDED', 'NO_SHOW', 'LATE'], 'attends', who.id)] : [pick(['REGISTERED', 'WAITLISTED', 'CANCELLED'], 'state', who.id, each)];
    const steps = state[0] === 'CANCELLED' ? ['REGISTERED', 'CANCELLED'] : state;
    return [{ id: id('event registration', who.id, each), eventId: event.id, personId: who.id, partnerId: of.id, steps: steps.map((name, step) => ({ state: name, at: ago(50 - turn - step * 40, id('goes', who.id, each, step)), by: who.id })) }];
  });
  const eventRegistrations = [...colleagues.flatMap((who, turn) => registered(who, ours, turn % 5)), ...rivals.flatMap((rival, each) => (rivalStaff[each] ?? []).flatMap((who, turn) => registered(who, rival, turn % 5)))];

  const quarter = { periodStart: new Date('2026-09-30T22:00:00Z'), periodEnd: new Date('2026-12-31T23:00:00Z') };
  const targets = [ours, ...rivals].map(of => ({ id: id('target', of.id), scope: 'PARTNER' as const, partnerId: of.id, region: null, ...quarter, goal: { metric: 'REVENUE' as const, amountMinor: BigInt(10_000_000 + below(90_000_000, 'goal', of.id)), currency: 'USD' } }));
  const tierAssignments = [ours, ...rivals].flatMap(of => [
    { ...span(`tier before ${of.id}`, 400, 200), partnerId: of.id, programId: '', tierId: '0', reason: 'Evaluation', decidedBy: manager.id },
    { ...span(`tier ${of.id}`, 200, null), partnerId: of.id, programId: '', tierId: String(1 + below(2, 'tier', of.id)), reason: 'Evaluation', decidedBy: manager.id },
  ]);

  const as = (name: string, role: Role, who: DemoPerson, partnerId: string | null = null, scopes: readonly string[] = []): Watcher => ({ name: `${name} of market ${index}`, actor: { personId: who.id, role, partnerId, scopes } });
  const watchers = [
    ...colleagues.map((who, turn) => as(`${turn === 2 ? 'another ' : ''}${who.role}`, who.role as Role, who, ours.id)), // given above
    as('a PARTNER_ADMIN who has left', 'PARTNER_ADMIN', left, ours.id),
    as('a PARTNER_SELLER who came from a rival', 'PARTNER_SELLER', movedIn, ours.id),
    as('the PARTNER_SALES_MANAGER', 'PARTNER_SALES_MANAGER', manager),
    as('an ACCOUNT_MANAGER', 'ACCOUNT_MANAGER', direct),
    as('a machine bound to the partner', 'INTEGRATION', { ...admin, id: id('machine') }, ours.id, ['deals:read', 'registrations:write', 'awards:write']),
    ...(['CHANNEL_FINANCE', 'CONFLICT_MEDIATOR', 'AUDITOR', 'ANALYST'] as const).map(role => as(role, role, vendor(role.toLowerCase(), role))),
    ...(home === QUIET ? [as('the CHANNEL_SALES_MANAGER of the quiet region', 'CHANNEL_SALES_MANAGER', owner)] : []),
  ];
  const share: Share = { people, employments, partners: [ours, ...rivals], portfolioAssignments, territoryOwnerships, tierAssignments, customers: [...shared, ...own, ...theirs], registrations, deals, enrolments, awards, partnerEvents, eventRegistrations, targets };
  const isManaged = index % 3 === 0;
  const within = isManaged ? manager.id : (colleagues[index % 3 === 1 ? 1 : 3] ?? seller).id;
  return { index, ours, rivals, share, watchers, within, isManaged };
}
