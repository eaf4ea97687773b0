/** Facts as the other subgraphs publish them, told in few words; things go by names, from which their ids follow. */
import {
  awardFact, dealFact, employmentFact, eventRegistrationFact, exchangeRateFact, partnerEventFact, partnerFact, portfolioFact, registrationFact, territoryOwnershipFact, tierFact, type Fact,
} from '@channelgraph/events';

const known = new Map<string, string>();

/** The id of what goes by this name in this test file. */
export function idOf(name: string): string {
  const id = known.get(name) ?? `00000000-0000-4000-8000-${String(known.size + 1).padStart(12, '0')}`;
  known.set(name, id);
  return id;
}

const LONG_AGO = '2020-01-01T00:00:00.000Z';
const iso = (instant: string): string => new Date(instant).toISOString();
const isoOrNull = (instant: string | null): string | null => (instant === null ? null : iso(instant));

interface Versioned {
  readonly version?: number;
}
interface Span extends Versioned {
  readonly from?: string;
  readonly to?: string | null;
}

export const partner = (name: string, { region = 'EMEA', kind = 'RESELLER', status = 'ACTIVE', since = LONG_AGO, version = 1 }: Versioned & { region?: string; kind?: string; status?: string; since?: string } = {}): Fact =>
  partnerFact.of('changed', {
    id: idOf(name), version, name, kind, engagementModels: ['SELL_THROUGH'], status, statusSince: iso(since), country: 'DE', region, segment: 'ENTERPRISE',
  });

export const employment = (person: string, employer: string, { from = LONG_AGO, to = null, version = 1 }: Span = {}): Fact =>
  employmentFact.of(to === null ? 'started' : 'ended', {
    id: idOf(`${person} at ${employer} from ${from}`), version, personId: idOf(person), partnerId: idOf(employer), certifiable: true, validFrom: iso(from), validTo: isoOrNull(to),
  });

export const portfolio = (person: string, partnerName: string, { from = LONG_AGO, to = null, version = 1 }: Span = {}): Fact =>
  portfolioFact.of(to === null ? 'assigned' : 'ended', {
    id: idOf(`${person} for ${partnerName} from ${from}`), version, personId: idOf(person), partnerId: idOf(partnerName), validFrom: iso(from), validTo: isoOrNull(to),
  });

export const territory = (person: string, region: string, { from = LONG_AGO, to = null, version = 1 }: Span = {}): Fact =>
  territoryOwnershipFact.of(to === null ? 'assigned' : 'ended', { id: idOf(`${person} in ${region}`), version, personId: idOf(person), region, validFrom: iso(from), validTo: isoOrNull(to) });

interface DealWords extends Versioned {
  readonly stage?: string;
  /** Minor units. */
  readonly net?: number | string;
  readonly currency?: string;
  /** Minor units in the reporting currency, frozen at close; unless told, `net` when the currency is USD. */
  readonly reporting?: number | string | null;
  readonly reportingCurrency?: string;
  readonly created?: string;
  readonly closed?: string | null;
  readonly expected?: string;
  readonly probability?: number;
  readonly route?: string;
  readonly families?: readonly string[];
}

/** A channel deal, or a direct one where nobody sells it; won or lost when it has been closed. */
export function deal(name: string, seller: string | null, words: DealWords = {}): Fact {
  const {
    closed = null, stage = closed === null ? 'QUALIFIED' : 'WON', net = 100_00, currency = 'USD', reportingCurrency = 'USD',
    reporting = closed !== null && currency === reportingCurrency ? net : null, created = '2026-01-15T12:00:00Z', expected = '2026-12-15',
    probability = 25, route = seller === null ? 'DIRECT' : 'CHANNEL', families = ['CORE'], version = 1,
  } = words;
  return dealFact.of('changed', {
    id: idOf(name), version, partnerId: seller === null ? null : idOf(seller), ownerId: idOf('owner'), routeToMarket: route, engagementModel: 'SELL_THROUGH', stage, probability,
    familyCodes: [...families], country: 'DE', netMinor: String(net), currency, reportingMinor: reporting === null ? null : String(reporting),
    reportingCurrency: reporting === null ? null : reportingCurrency, rateDate: reporting === null || closed === null ? null : closed.slice(0, 10),
    expectedCloseOn: expected, createdAt: iso(created), closedAt: isoOrNull(closed), registrationId: null,
  });
}

export const registration = (name: string, registrant: string, { submitted, status = 'SUBMITTED', decided = null, version = 1 }: Versioned & { submitted: string | null; status?: string; decided?: string | null }): Fact =>
  registrationFact.of('changed', {
    id: idOf(name), version, partnerId: idOf(registrant), status, country: 'DE', familyCodes: ['CORE'], submittedAt: isoOrNull(submitted), decidedAt: isoOrNull(decided), protectedUntil: null,
  });

/** `pair` as EUR/USD: what one euro is worth in dollars. */
export function rate(pair: string, date: string, value: string, version = 1): Fact {
  const [base = '', quote = ''] = pair.split('/');
  return exchangeRateFact.of('published', { id: idOf(`${pair} ${date}`), version, base, quote, date, rate: value, source: 'TEST' });
}

interface AwardWords extends Versioned {
  readonly awarded?: string;
  readonly expires?: string;
  readonly revoked?: string | null;
}

export const award = (name: string, person: string, { awarded = '2026-03-01T09:00:00Z', expires = '2028-03-02T00:00:00Z', revoked = null, version = 1 }: AwardWords = {}): Fact =>
  awardFact.of('granted', {
    id: idOf(name), version, personId: idOf(person), certificationCode: 'CORE_SALES', level: 'ASSOCIATE', awardedAt: iso(awarded), expiresAt: iso(expires), revokedAt: isoOrNull(revoked),
  });

/** A partner event that begins then; it takes a day. */
export const event = (name: string, { starts, status = 'SCHEDULED', version = 1 }: Versioned & { starts: string; status?: 'SCHEDULED' | 'CANCELLED' }): Fact =>
  partnerEventFact.of('scheduled', {
    id: idOf(name), version, kind: 'WEBINAR', setting: 'VIRTUAL', status, startsAt: iso(starts), endsAt: new Date(new Date(starts).getTime() + 86_400_000).toISOString(), region: null,
  });

interface AttendanceWords extends Versioned {
  /** What became of the seat; null until it is recorded. */
  readonly attendance?: string | null;
  readonly status?: string;
}

/** That somebody of a partner has a seat at an event, or came; unless told otherwise, attended. */
export const attendance = (person: string, employer: string, name: string, { attendance: came = 'ATTENDED', status = 'REGISTERED', version = 1 }: AttendanceWords = {}): Fact =>
  eventRegistrationFact.of('recorded', {
    id: idOf(`${person} at ${name}`), version, eventId: idOf(name), personId: idOf(person), partnerId: idOf(employer), status, attendance: status === 'REGISTERED' ? came : null,
  });

/** The tier a partner holds in a programme for some time; a step up is the end of one and the start of the next. */
export const tier = (holder: string, rank: number, { from = LONG_AGO, to = null, program = 'CORE', version = 1 }: Span & { program?: string } = {}): Fact =>
  tierFact.of(to === null ? 'assigned' : 'ended', {
    id: idOf(`${holder} in ${program} from ${from}`), version, partnerId: idOf(holder), programCode: program, tierCode: `TIER_${String(rank)}`, rank, validFrom: iso(from), validTo: isoOrNull(to),
  });
