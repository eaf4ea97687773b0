import type { Market, Watcher } from './market.ts';
import type { Told } from './pair.ts';
import type { State } from './world.ts';

interface Sight {
  readonly market: Market;
  readonly watcher: Watcher;
  readonly other: State;
}

/** Something that may differ between two worlds although it tells of rows that the watcher does not see. */
export interface Declassification {
  readonly what: string;
  /** Why, and which rule of the trade allows it. */
  readonly why: string;
  readonly holdsFor: (sight: Sight) => boolean;
  /** Whether this object of an answer tells of it; then it is left out on both sides. */
  readonly isTold: (object: Readonly<Record<string, unknown>>, sight: Sight) => boolean;
  /** Which of its fields; the whole object unless named. Root fields go by their name behind an alias, `q0_channelKpis`. */
  readonly fields?: readonly string[];
}

const ownPast: Declassification = {
  what: 'a person’s own former employments',
  why: 'Where I have worked is mine to know, a rival of today’s included; of the rival it tells me the id of my own contract.',
  holdsFor: ({ watcher: { actor }, market }) => market.share.employments.some(({ personId, partnerId }) => personId === actor.personId && market.rivals.some(({ id }) => id === partnerId)),
  isTold: ({ __typename, id }, { watcher: { actor }, market }) => __typename === 'Employment'
    && market.share.employments.some(job => job.id === id && job.personId === actor.personId && market.rivals.some(rival => rival.id === job.partnerId)),
};

/** THE list. What is not here must not differ. */
export const DECLASSIFIED: readonly Declassification[] = [
  {
    what: 'sums over the channel and its regions',
    why: 'Who runs the broad network sees aggregates of all partners; an analyst those of five and more, none above half, which has tests of its own.',
    holdsFor: ({ watcher: { actor } }) => actor.role === 'CHANNEL_SALES_MANAGER' || actor.role === 'ANALYST',
    isTold: object => !('__typename' in object),
    fields: ['channelKpis', 'channelScorecard', 'kpisByRegion', 'channelKpiSeries', 'kpiSeriesByRegion'],
  },
  ownPast,
  {
    what: 'how far the own company is on its way to the next tier',
    why: 'A seller sees the tier of its company and what is missing for the next, which is the sum of everybody’s deals and certificates.',
    holdsFor: ({ watcher: { actor }, other }) => other === 'withoutHidden' && actor.role === 'PARTNER_SELLER',
    isTold: ({ __typename }) => __typename === 'TierGap',
    fields: ['actual', 'missing'],
  },
  {
    what: 'which tier the own company’s figures would reach',
    why: 'As before: the judgement of the same sums.',
    holdsFor: ({ watcher: { actor }, other }) => other === 'withoutHidden' && actor.role === 'PARTNER_SELLER',
    isTold: ({ __typename }) => __typename === 'TierProgress',
    fields: ['tierMet'],
  },
  {
    what: 'how many of a partner’s people registered for events and did not come',
    why: 'A partner’s manager reads counts of what its people do, and names only of those who came: the show rate of events is such a count.',
    holdsFor: ({ watcher: { actor }, other }) => other === 'withoutHidden' && actor.role === 'PARTNER_SALES_MANAGER',
    isTold: ({ code }) => code === 'K31',
    fields: ['forms'],
  },
  {
    what: 'a partner’s share of the channel’s revenue',
    why: 'Who runs the broad network sees the channel’s revenue as it is; a share of it tells nothing more. Partners and their managers do not read this figure.',
    holdsFor: ({ watcher: { actor } }) => actor.role === 'CHANNEL_SALES_MANAGER',
    isTold: ({ code }) => code === 'K15',
    fields: ['value', 'numerator', 'denominator', 'reason', 'breakdown', 'forms', 'points'],
  },
  {
    what: 'whether who left has work',
    why: 'Who may find somebody a next employer knows who has none, and how to reach them; who found one elsewhere is out of sight again.',
    holdsFor: ({ watcher: { actor } }) => actor.role === 'CHANNEL_SALES_MANAGER',
    isTold: ({ __typename, id }, { market }) => __typename === 'Person' && market.share.employments.some(job => job.personId === id && job.partnerId === market.ours.id && job.to !== null),
    fields: ['email'],
  },
];

/** What else may be told once somebody has named a customer. */
export const DECLASSIFIED_BY_COMMANDS: readonly Declassification[] = [
  ...DECLASSIFIED,
  {
    what: 'under which name the vendor knows a customer',
    why: 'An account has the name that whoever named the customer first gave it. Who decides on claims knows the names on an account, of whichever partner; no partner reads an account at all.',
    holdsFor: ({ watcher: { actor } }) => actor.role === 'CHANNEL_SALES_MANAGER',
    isTold: ({ __typename }) => __typename === 'CustomerAccount',
    fields: ['name'],
  },
];

/** What policies, which know rows and neither columns nor questions, leave to the row scopes. */
export const LEFT_TO_SCOPES: readonly Declassification[] = [
  {
    what: 'addresses of people whose name is seen',
    why: 'A policy hides a row or shows it; whether its e-mail address is shown is asked of a column.',
    holdsFor: () => true,
    isTold: ({ __typename }) => __typename === 'Person',
    fields: ['email'],
  },
  {
    what: 'single partners’ rows to who adds them up or hires for them',
    why: 'A channel sales manager reads sums over all partners and finds people their next employer, for which the policies have to show it the rows themselves.',
    holdsFor: ({ watcher: { actor } }) => actor.role === 'CHANNEL_SALES_MANAGER',
    isTold: object => !('__typename' in object),
    fields: ['data', 'errors'],
  },
];

/** Tables whose policies hide nothing from anybody who asks through the graph, and why that is right. */
export const OPEN_TABLES: Readonly<Record<string, string>> = {
  'deals.product_family': 'the catalogue', 'deals.registration_policy': 'the same terms for everybody', 'deals.exchange_rate': 'published rates', 'metrics.exchange_rate': 'published rates',
  'enablement.course': 'the catalogue', 'enablement.certification': 'the catalogue', 'metrics.partner_event': 'that an event took place',
  'partners.tier_program': 'the same ladder for everybody', 'partners.tier': 'the same ladder for everybody', 'partners.tier_criterion': 'the same ladder for everybody',
  ...Object.fromEntries(['partners', 'deals', 'enablement', 'metrics'].map(schema => [`${schema}.audit_entry`, 'nobody did anything by a command in these worlds; test/security/audit.test.ts has who reads what they do'])),
};

/** An answer without what is declassified. */
export function undisclosed(told: Told, sight: Sight, list: readonly Declassification[] = DECLASSIFIED): Told {
  const entries = list.filter(({ holdsFor }) => holdsFor(sight));
  const cut = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter(item => item !== null && !isLeftOut(item)).map(cut); // what is left out here is null there, or not there at all
    if (typeof value !== 'object' || value === null) return value;
    const object = value as Readonly<Record<string, unknown>>; // JSON
    const hidden = new Set(entries.filter(({ isTold }) => isTold(object, sight)).flatMap(({ fields }) => fields ?? []));
    return Object.fromEntries(Object.entries(object).filter(([key]) => !hidden.has(key.replace(/^q\d_/, ''))).map(([key, inner]) => [key, isLeftOut(inner) ? null : cut(inner)]));
  };
  const isLeftOut = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)
    && entries.some(({ isTold, fields }) => fields === undefined && isTold(value as Readonly<Record<string, unknown>>, sight)); // JSON
  return entries.length === 0 ? told : cut(told) as Told; // an object stays one
}
