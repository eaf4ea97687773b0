import { accept, lifeCycleOf, type Decision } from '@channelgraph/domain';
import type { Registration, RegistrationCommand, RegistrationStatus } from './registration.ts';

const DRAFTERS = ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'PARTNER_ADMIN', 'PARTNER_SELLER', 'INTEGRATION'] as const;
const REVIEWERS = ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER'] as const;
const CONVERTERS = ['VENDOR_ADMIN', 'PARTNER_SALES_MANAGER', 'PARTNER_ADMIN', 'PARTNER_SELLER', 'INTEGRATION'] as const;
const CLAIMANTS = ['PARTNER_ADMIN', 'PARTNER_SELLER'] as const;

/** Programme guide, states of a registration. Who withdraws cannot resubmit. */
export const registrationLifeCycle = lifeCycleOf<RegistrationStatus, RegistrationCommand, string>([
  { from: 'DRAFT', command: 'update', roles: DRAFTERS, to: 'DRAFT', event: 'changed' },
  { from: 'DRAFT', command: 'submit', roles: DRAFTERS, to: 'SUBMITTED', event: 'submitted' },
  { from: 'SUBMITTED', command: 'beginReview', roles: REVIEWERS, to: 'UNDER_REVIEW', event: 'review-begun' },
  { from: 'UNDER_REVIEW', command: 'approve', roles: REVIEWERS, to: 'APPROVED', event: 'approved' },
  { from: 'UNDER_REVIEW', command: 'reject', roles: REVIEWERS, to: 'REJECTED', event: 'rejected' },
  { from: 'APPROVED', command: 'convert', roles: CONVERTERS, to: 'CONVERTED', event: 'converted' },
  { from: 'DRAFT', command: 'withdraw', roles: CLAIMANTS, to: 'WITHDRAWN', event: 'withdrawn' },
  { from: 'SUBMITTED', command: 'withdraw', roles: CLAIMANTS, to: 'WITHDRAWN', event: 'withdrawn' },
  { from: 'UNDER_REVIEW', command: 'withdraw', roles: CLAIMANTS, to: 'WITHDRAWN', event: 'withdrawn' },
  { from: 'APPROVED', command: 'withdraw', roles: CLAIMANTS, to: 'WITHDRAWN', event: 'withdrawn' },
]);

export interface Step {
  readonly registration: Registration;
  readonly command: RegistrationCommand;
  readonly role: string;
}

/** The status that a command leads to for this role, or why it does not. Guards come on top. */
export function step({ registration, command, role }: Step): Decision<RegistrationStatus> {
  const decision = registrationLifeCycle.next({ status: registration.status, command, role });
  return decision.ok ? accept(decision.value.to) : decision;
}
