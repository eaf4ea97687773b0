import { accept, isCountry, lifeCycleOf, refusals, refuse, type Decision } from '@channelgraph/domain';
import type { NewPartner, Partner, PartnerCommand, PartnerStatus } from './partner.ts';

/** Programme guide, onboarding: from the first contact to the end of the relationship. A partner is never approved automatically. */
export const partnerLifeCycle = lifeCycleOf<PartnerStatus, PartnerCommand, string>([
  { from: 'PROSPECT', command: 'apply', roles: ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER'], to: 'APPLICANT', event: 'applied' },
  { from: 'APPLICANT', command: 'beginReview', roles: ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER'], to: 'UNDER_REVIEW', event: 'review-begun' },
  { from: 'APPLICANT', command: 'decline', roles: ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER'], to: 'DECLINED', event: 'declined' },
  { from: 'UNDER_REVIEW', command: 'approve', roles: ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER'], to: 'APPROVED', event: 'approved' },
  { from: 'APPROVED', command: 'startOnboarding', roles: ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER'], to: 'ONBOARDING', event: 'onboarding-started' },
  { from: 'ONBOARDING', command: 'activate', roles: ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER'], to: 'ACTIVE', event: 'activated' },
  { from: 'ACTIVE', command: 'suspend', roles: ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER'], to: 'SUSPENDED', event: 'suspended' },
  { from: 'SUSPENDED', command: 'reinstate', roles: ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER'], to: 'ACTIVE', event: 'reinstated' },
  { from: 'SUSPENDED', command: 'startOffboarding', roles: ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER'], to: 'OFFBOARDING', event: 'offboarding-started' },
  { from: 'OFFBOARDING', command: 'terminate', roles: ['VENDOR_ADMIN'], to: 'TERMINATED', event: 'terminated' },
]);

export interface StatusChange {
  readonly partner: Partner;
  readonly command: PartnerCommand;
  /** Who gives the command, and in which role. */
  readonly by: { readonly personId: string; readonly role: string };
}

const DECISIONS: readonly PartnerCommand[] = ['approve', 'decline'];

/** Rules common to every aggregate: nobody decides their own submission, though it was handed in for somebody else. */
const isNotOwn = ({ partner: { applicantId }, command, by }: StatusChange): Decision<true> =>
  (DECISIONS.includes(command) && applicantId === by.personId ? refuse('ACTION_NOT_PERMITTED', 'Nobody decides on an application they handed in themselves; ask a colleague.') : accept(true));

/** The partner after a command of its life cycle, with the verb of the event that tells the others. */
export function change(asked: StatusChange, now: Date): Decision<{ readonly partner: Partner; readonly verb: string }> {
  const { partner, command, by } = asked;
  const decision = partnerLifeCycle.next({ status: partner.status, command, role: by.role });
  if (!decision.ok) return decision;
  const own = isNotOwn(asked);
  if (!own.ok) return own;
  const { to, event = 'changed' } = decision.value;
  return accept({ partner: { ...partner, status: to, statusSince: now, applicantId: command === 'apply' ? by.personId : partner.applicantId }, verb: event });
}

const MOST_LETTERS = 200;

/** Everything that is wrong with a new partner's details, all at once; empty when nothing is. */
export const problemsOf = ({ name, engagementModels, country }: NewPartner) => refusals(
  name.trim() === '' ? refuse('REQUIRED_FIELD_MISSING', 'Give the company’s name.', 'name') : accept(name),
  name.length > MOST_LETTERS ? refuse('INVALID_VALUE', `Keep the name within ${String(MOST_LETTERS)} characters.`, 'name') : accept(name),
  engagementModels.length === 0 ? refuse('NOT_ENOUGH_VALUES', 'Name at least one engagement model.', 'engagementModels') : accept(engagementModels),
  isCountry(country) ? accept(country) : refuse('INVALID_VALUE', 'Use the two-letter ISO 3166-1 code of the country, e.g. DE.', 'country'),
);

/** A partner is at home in a region of the vendor's territory tree, or is not recruited. */
export const soldIn = (region: string | null): Decision<string> =>
  region === null ? refuse('OUT_OF_TERRITORY', 'This country is in no territory of the vendor; choose one that is.', 'country') : accept(region);
