import { accept, isCurrency, isUuid, money, refusals, refuse, type Decision, type Refusal } from '@channelgraph/domain';
import { TARGET_UNITS, WHOLE_CHANNEL, type Target, type TargetWish } from './target.ts';

/** Up to 999 billion in the major unit of most currencies; sums of many targets stay exact. */
const MINOR_UNITS = /^\d{1,14}$/;

function partnerNamed({ scope, partnerId }: TargetWish): Decision<unknown> {
  if (scope !== 'PARTNER') return partnerId === null ? accept(null) : refuse('INVALID_VALUE', 'Name a partner only with the scope PARTNER.', 'partnerId');
  return partnerId === null ? refuse('REQUIRED_FIELD_MISSING', 'Say which partner the target is for.', 'partnerId') : accept(partnerId);
}

function regionNamed({ scope, region }: TargetWish): Decision<unknown> {
  if (scope !== 'REGION') return region === null ? accept(null) : refuse('INVALID_VALUE', 'Name a region only with the scope REGION.', 'region');
  return region === null ? refuse('REQUIRED_FIELD_MISSING', 'Say which region the target is for.', 'region') : accept(region);
}

const MOST_COUNTED = 1_000_000;

/** New partners are nobody's alone: they are won for a region or the channel. */
const scoped = ({ metric, scope }: TargetWish): Decision<unknown> =>
  (metric === 'NEW_PARTNERS' && scope === 'PARTNER' ? refuse('INVALID_VALUE', 'Set a target of new partners for a region or the channel.', 'scope') : accept(scope));

function amountWritten({ metric, amount }: TargetWish): Decision<unknown> {
  if (TARGET_UNITS[metric] !== 'MONEY') return amount === null ? accept(amount) : refuse('INVALID_VALUE', `Give ${metric} as a count, not an amount of money.`, 'amount');
  if (amount === null) return refuse('REQUIRED_FIELD_MISSING', `Say how much ${metric} the target is.`, 'amount');
  const { amountMinor } = amount;
  if (!MINOR_UNITS.test(amountMinor)) return refuse('INVALID_STRING_FORMAT', 'Write the amount as a whole number of minor units, at most 14 digits.', 'amount.amountMinor');
  return /[1-9]/.test(amountMinor) ? accept(amountMinor) : refuse('VALUE_OUT_OF_RANGE', 'A target is above zero.', 'amount.amountMinor');
}

const currencyWritten = ({ amount }: TargetWish): Decision<unknown> =>
  (amount === null || isCurrency(amount.currency) ? accept(amount) : refuse('INVALID_VALUE', 'Use the three-letter ISO 4217 code of the currency, e.g. EUR.', 'amount.currency'));

function countWritten({ metric, count }: TargetWish): Decision<unknown> {
  if (TARGET_UNITS[metric] !== 'COUNT') return count === null ? accept(count) : refuse('INVALID_VALUE', `Give ${metric} as an amount of money, not a count.`, 'count');
  if (count === null) return refuse('REQUIRED_FIELD_MISSING', `Say how many ${metric} the target is.`, 'count');
  return Number.isInteger(count) && count >= 1 && count <= MOST_COUNTED ? accept(count) : refuse('VALUE_OUT_OF_RANGE', `A target is a whole number from 1 to ${String(MOST_COUNTED)}.`, 'count');
}

/** Everything that is wrong with a target as written, all at once; empty when nothing is. */
export const problemsOf = (wish: TargetWish): readonly Refusal[] => refusals(
  partnerNamed(wish),
  regionNamed(wish),
  scoped(wish),
  amountWritten(wish),
  currencyWritten(wish),
  countWritten(wish),
);

/** What is known about the one who sets a target. */
export interface Standing {
  readonly role: string;
  /** Regions of the territory tree that the person owns now. */
  readonly ownedRegions: readonly string[];
  /** Whether the partner it is for is one that the person may see; true when it is for none. */
  readonly isPartnerReached: boolean;
  /** Whether the vendor has partners in the region it is for; true when it is for none. */
  readonly isRegionKnown: boolean;
}

/** Targets are set by administrators, and by channel sales managers for what is theirs: their partners, their regions, the channel when it is all theirs. */
export function mayAim({ scope, partnerId, region }: TargetWish, { role, ownedRegions, isPartnerReached, isRegionKnown }: Standing): Decision<unknown> {
  const owns = (code: string | null) => role === 'VENDOR_ADMIN' || ownedRegions.some((owned) => owned === code || owned === WHOLE_CHANNEL);
  switch (scope) {
    case 'PARTNER': return isPartnerReached && isUuid(partnerId ?? '') ? accept(partnerId) : refuse('NOT_FOUND', 'There is no such partner, or it is not yours to see.', 'partnerId');
    case 'REGION':
      if (!isRegionKnown) return refuse('INVALID_VALUE', 'Use the code of a region in which the vendor has partners, e.g. EMEA.', 'region');
      return owns(region) ? accept(region) : refuse('ACTION_NOT_PERMITTED', 'Set targets for regions that you own.', 'region');
    case 'CHANNEL': return owns(WHOLE_CHANNEL) ? accept(scope) : refuse('ACTION_NOT_PERMITTED', 'A target for the whole channel is set by who owns all of it.', 'scope');
  }
}

const changedMeanwhile = (version: number): string =>
  version === 0 ? 'There is no such target yet; send the command without expectedVersion.'
    : `Somebody set this target meanwhile; it is at version ${String(version)} now. Read it again, then decide.`;

/** The target after it was set: the first for its subject, or the next version of the one there is. */
export function set(wish: TargetWish, earlier: Target | null, { id, now }: { readonly id: string; readonly now: Date }): Decision<Target> {
  const { expectedVersion, amount, ...subject } = wish;
  const version = earlier?.version ?? 0;
  if (expectedVersion !== undefined && expectedVersion !== version) return refuse('CONCURRENT_MODIFICATION', changedMeanwhile(version), 'expectedVersion');
  return accept({ ...subject, id: earlier?.id ?? id, amount: amount && money(BigInt(amount.amountMinor), amount.currency), setAt: now, version: version + 1 });
}
