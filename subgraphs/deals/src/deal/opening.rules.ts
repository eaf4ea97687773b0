import { accept, accepted, refusals, refuse, type Decision, type LocalDate, type Refusal } from '@channelgraph/domain';
import { customerKey } from '../customer/customer-account.rules.ts';
import { knownCountry, knownFamily, optionalText, positiveAmount, requiredText } from '../entry/entry.rules.ts';
import { activePartner, ownModel } from '../partner/partner.rules.ts';
import type { PartnerStanding } from '../partner/partner.ts';
import { familiesOf, type Registration } from '../registration/registration.ts';
import type { Deal, NewDeal } from './deal.ts';
import { STAGE_PROBABILITY } from './stage.ts';

const MOST_FAMILIES = 20;

/** Who opens a deal: partner's people for their partner, a partner sales manager for one of its own, an account manager for the vendor. */
export interface Opener {
  readonly personId: string;
  readonly role: string;
  /** The organisation it acts for. */
  readonly partnerId: string | null;
}

/** For which partner: whoever acts for one opens deals for it, unasked; others name one, or sell directly. */
export const partnerOf = ({ partnerId }: Pick<NewDeal, 'partnerId'>, opener: Pick<Opener, 'partnerId'>): string | null => partnerId ?? opener.partnerId;

export interface Opening {
  readonly typed: NewDeal;
  /** Null where no partner is asked for, or where it is out of reach. */
  readonly partner: PartnerStanding | null;
  readonly opener: Opener;
  readonly knownFamilies: ReadonlySet<string>;
  readonly today: LocalDate;
}

function sides({ typed, partner, opener }: Opening): readonly Refusal[] {
  const isDirect = partnerOf(typed, opener) === null;
  if (!isDirect) {
    if (opener.role === 'ACCOUNT_MANAGER') return refusals(refuse('ACTION_NOT_PERMITTED', 'An account manager opens direct deals; leave the partner out.', 'partnerId'));
    const active = activePartner(partner);
    if (partner === null) return refusals(active);
    return refusals(active, typed.engagementModel ? ownModel(typed.engagementModel, partner) : refuse('REQUIRED_FIELD_MISSING', 'Say how the partner goes to market on this deal.', 'engagementModel'));
  }
  return refusals(
    opener.role === 'ACCOUNT_MANAGER' ? accept(true) : refuse('REQUIRED_FIELD_MISSING', 'Name the partner; direct deals are opened by account managers.', 'partnerId'),
    typed.engagementModel ? refuse('INVALID_VALUE', 'A direct deal has no partner and so no engagement model.', 'engagementModel') : accept(true),
  );
}

function families({ typed: { familyCodes }, knownFamilies }: Opening): readonly Refusal[] {
  if (familyCodes.length === 0) return refusals(refuse('NOT_ENOUGH_VALUES', 'Name at least one product family.', 'familyCodes'));
  if (familyCodes.length > MOST_FAMILIES) return refusals(refuse('TOO_MANY_VALUES', `Name at most ${MOST_FAMILIES} product families.`, 'familyCodes'));
  return refusals(...familyCodes.map((code, index) => knownFamily({ code, known: knownFamilies, field: `familyCodes.${index}` })));
}

const customerTyped = ({ customerName, customerDomain, country }: NewDeal): Decision<unknown> =>
  customerDomain?.trim() ? customerKey({ name: customerName?.trim() ?? '', country, domain: customerDomain.trim() }, 'customerDomain') : accept(null);

/** Everything that is wrong with a new deal, all at once; empty when nothing is. */
export function openingProblems(opening: Opening): readonly Refusal[] {
  const { typed, today } = opening;
  return [
    ...sides(opening),
    ...refusals(
      requiredText(typed.name, { field: 'name', ask: 'Give the deal a name.' }),
      typed.customerDomain?.trim() ? requiredText(typed.customerName, { field: 'customerName', ask: 'Name the customer whose domain this is.' }) : optionalText(typed.customerName, { field: 'customerName' }),
      customerTyped(typed),
      knownCountry(typed.country, 'country'),
      positiveAmount(typed.value, 'value'),
      typed.expectedCloseOn < today ? refuse('VALUE_OUT_OF_RANGE', 'The expected close must not be in the past.', 'expectedCloseOn') : accept(true),
    ),
    ...families(opening),
  ];
}

const FRESH = {
  stage: 'PROSPECT', probability: STAGE_PROBABILITY.PROSPECT, reviewOn: null, orderId: null, lossReason: null,
  reportingValue: null, rate: null, rateDate: null, rateSource: null, closedAt: null, version: 1,
} as const;

/** The deal as it begins. @throws Refused unless the opening passed `openingProblems`. */
export const opened = ({ typed, opener }: Opening, { id, customerId }: { readonly id: string; readonly customerId: string | null }, now: Date): Deal => ({
  ...FRESH, id, customerId, registrationId: null, createdAt: now, ownerId: opener.personId,
  name: typed.name.trim(), partnerId: partnerOf(typed, opener), customerName: typed.customerName?.trim() || null,
  routeToMarket: partnerOf(typed, opener) === null ? 'DIRECT' : 'CHANNEL', engagementModel: typed.engagementModel ?? null,
  familyCodes: [...new Set(typed.familyCodes)], country: typed.country, value: accepted(positiveAmount(typed.value, 'value')), expectedCloseOn: typed.expectedCloseOn,
});

/** The deal that an approved registration becomes: worth its list value until there is an order, and its owner's. */
export function openedFrom(registration: Registration, { id, name }: { readonly id: string; readonly name: string | null }, now: Date): Decision<Deal> {
  const { lines: [first, ...others], expectedCloseOn, engagementModel } = registration;
  if (!first || expectedCloseOn === null) return refuse('INSUFFICIENT_INFORMATION', 'The registration has neither lines nor an expected close.');
  const { currency, amountMinor } = first.listValue;
  const title = optionalText(name, { field: 'name' });
  if (!title.ok) return title;
  return accept({
    ...FRESH, id, createdAt: now, ownerId: registration.ownerId, name: title.value ?? registration.customerName, partnerId: registration.partnerId,
    customerName: registration.customerName, customerId: registration.customerId, registrationId: registration.id, routeToMarket: 'CHANNEL', engagementModel,
    familyCodes: familiesOf(registration), country: registration.customerCountry, expectedCloseOn,
    value: { amountMinor: others.reduce((sum, line) => sum + line.listValue.amountMinor, amountMinor), currency },
  });
}
