import {
  DEAL_RESTS, EVENT_RESTS, NO_MEASURES, WHOLE,
  type DealMeasures, type EventMeasures, type FigureWish, type Measure, type MeasureGroup, type MeasureReader, type Measures, type PartnerFigures,
  type PromotionMeasures, type RegistrationMeasures, type RevenueMeasures, type Scope, type Window,
} from './measure.ts';
import { withheldRevenue } from './revenue-suppression.rules.ts';
import { allOrNone, together, withheld, withheldEach, type Rests } from './suppression.rules.ts';

interface Loader<Value> {
  load(partnerId: string): Promise<Value | null>;
}

/** One partner at a time, asked together with the others of the same operation. */
export interface PartnerLoaders {
  figures(window: Window, wish: FigureWish): Loader<PartnerFigures>;
  revenue(window: Window): Loader<RevenueMeasures>;
  registrations(window: Window): Loader<ReadonlyMap<string, Measure>>;
  events(window: Window): Loader<EventMeasures>;
}

export interface MeasureParts {
  readonly reader: MeasureReader;
  readonly partners: PartnerLoaders;
  /** Whether sums in which a partner could be told apart are withheld from this viewer. */
  readonly isSuppressed: boolean;
}

export interface Question {
  readonly window: Window;
  /** Only these are asked for; the others stay empty. */
  readonly groups: ReadonlySet<MeasureGroup>;
  /** What of it is to be known of single partners, where one statement tells it. */
  readonly figures: FigureWish;
}

type Answers<Value> = ReadonlyMap<string, Value>;

/** Base measures of a scope, ready for the rules: nothing in them that this viewer must not be told. */
export function measureService({ reader, partners, isSuppressed }: MeasureParts) {
  const safe = (cells: Answers<Measure>) => (isSuppressed ? withheld(cells) : cells);
  const safeEach = <Name extends string>(rows: Answers<Readonly<Record<Name, Measure>>>, rests: Rests<Name> = {}) => (isSuppressed ? withheldEach(rows, rests) : rows);

  function safeDeals(deals: Answers<DealMeasures>): Answers<DealMeasures> {
    const sums = safeEach(new Map([...deals].map(([key, row]) => [key, row.sums])), DEAL_RESTS);
    const medianOf = ({ medianWon }: DealMeasures): DealMeasures['medianWon'] => (medianWon && isSuppressed ? { ...medianWon, obstacle: 'SUPPRESSED' } : medianWon); // it is one deal's own value
    return new Map([...deals].map(([key, row]) => [key, { ...row, medianWon: medianOf(row), sums: sums.get(key) ?? row.sums }]));
  }

  const safeRevenue = (rows: Answers<RevenueMeasures>) => (isSuppressed ? withheldRevenue(rows) : rows);

  function safePromotions(rows: Answers<PromotionMeasures>): Answers<PromotionMeasures> {
    const sums = safeEach(new Map([...rows].map(([key, { promoted, promotions }]) => [key, { promoted, promotions }])));
    return new Map([...rows].map(([key, row]) => [key, { ...row, ...sums.get(key), byProgram: isSuppressed ? allOrNone(row.byProgram) : row.byProgram }]));
  }

  function registrationsOf({ kind }: Scope, answers: Answers<Answers<Measure>>): Answers<RegistrationMeasures> {
    const totals = safe(new Map([...answers].map(([key, regions]) => [key, together([...regions.values()])])));
    return new Map([...answers].map(([key, regions]) =>
      [key, { total: totals.get(key) ?? NO_MEASURES.registrations.total, byRegion: kind === 'CHANNEL' ? safe(regions) : NO_MEASURES.registrations.byRegion }]));
  }

  async function of(scope: Scope, { window, groups }: Question): Promise<Answers<Measures>> {
    const asked = async <Value>(group: MeasureGroup, ask: () => Promise<Answers<Value>>): Promise<Answers<Value>> =>
      groups.has(group) ? ask() : new Map<string, Value>();
    const [deals, awards, registrations, targets, recruitment, events, membership, revenue, promotions] = await Promise.all([
      asked('deals', async () => safeDeals(await reader.deals(scope, window))),
      asked('awards', async () => safeEach(await reader.awards(scope, window))),
      asked('registrations', async () => registrationsOf(scope, await reader.registrations(scope, window))),
      asked('target', () => reader.targets(scope, window)),
      asked('recruitment', () => reader.recruitment(scope, window)),
      asked('events', async () => safeEach(await reader.events(scope, window), EVENT_RESTS)),
      asked('membership', async () => safeEach(await reader.membership(scope, window))),
      asked('revenue', async () => safeRevenue(await reader.revenue(scope, window))),
      asked('promotions', async () => safePromotions(await reader.promotions(scope, window))),
    ]);
    const keys = new Set([deals, awards, registrations, targets, recruitment, events, membership, revenue, promotions].flatMap((answers) => [...answers.keys()]));
    return new Map([...keys].sort().map((key) => [key, {
      deals: deals.get(key) ?? NO_MEASURES.deals,
      awards: awards.get(key) ?? NO_MEASURES.awards,
      registrations: registrations.get(key) ?? NO_MEASURES.registrations,
      target: targets.get(key) ?? NO_MEASURES.target,
      recruitment: recruitment.get(key) ?? NO_MEASURES.recruitment,
      events: events.get(key) ?? NO_MEASURES.events,
      membership: membership.get(key) ?? NO_MEASURES.membership,
      revenue: revenue.get(key) ?? NO_MEASURES.revenue,
      promotions: promotions.get(key) ?? NO_MEASURES.promotions,
    }]));
  }

  const whole = async (kind: 'PORTFOLIO' | 'CHANNEL', question: Question): Promise<Measures> =>
    (await of({ kind }, question)).get(WHOLE) ?? NO_MEASURES;

  return {
    /** Null when there is no such partner or this viewer does not reach it. */
    async ofPartner(id: string, { window, groups, figures: wish }: Question): Promise<Measures | null> {
      if (wish.groups.length === groups.size && groups.size > 0) {
        const found = await partners.figures(window, wish).load(id);
        return found && { ...NO_MEASURES, deals: found.deals, awards: found.awards, target: found.target };
      }
      const [figures, registrations, events, revenue] = await Promise.all([
        wish.groups.length > 0 ? partners.figures(window, wish).load(id) : NO_MEASURES,
        groups.has('registrations') ? partners.registrations(window).load(id) : NO_MEASURES.registrations.byRegion,
        groups.has('events') ? partners.events(window).load(id) : NO_MEASURES.events,
        groups.has('revenue') ? partners.revenue(window).load(id) : NO_MEASURES.revenue,
      ]);
      if (!figures || !registrations || !events || !revenue) return null;
      const { deals, awards, target } = figures;
      return { ...NO_MEASURES, deals, awards, target, registrations: { ...NO_MEASURES.registrations, total: together([...registrations.values()]) }, events, revenue };
    },
    /** All partners this viewer looks after, as one. */
    ofPortfolio: (question: Question): Promise<Measures> => whole('PORTFOLIO', question),
    /** Region by region, in alphabetical order. */
    byRegion: (question: Question): Promise<Answers<Measures>> => of({ kind: 'REGION' }, question),
    ofChannel: (question: Question): Promise<Measures> => whole('CHANNEL', question),
  };
}

export type MeasureService = ReturnType<typeof measureService>;
