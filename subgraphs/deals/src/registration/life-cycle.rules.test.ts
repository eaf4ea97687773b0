import { ROLES } from '@channelgraph/identity';
import { describe, expect, it } from 'vitest';
import { registrationLifeCycle } from './life-cycle.rules.ts';
import { REGISTRATION_STATUSES, type RegistrationCommand } from './registration.ts';

const COMMANDS: readonly RegistrationCommand[] = ['update', 'submit', 'beginReview', 'approve', 'reject', 'convert', 'withdraw'];

const drafters = 'VENDOR_ADMIN CHANNEL_SALES_MANAGER PARTNER_SALES_MANAGER PARTNER_ADMIN PARTNER_SELLER INTEGRATION';
const reviewers = 'VENDOR_ADMIN CHANNEL_SALES_MANAGER';
const claimants = 'PARTNER_ADMIN PARTNER_SELLER';

/** The programme guide's table: `from command` leads `to`, for these roles. */
const guide: Readonly<Record<string, readonly [string, string]>> = {
  'DRAFT update': ['DRAFT', drafters],
  'DRAFT submit': ['SUBMITTED', drafters],
  'SUBMITTED beginReview': ['UNDER_REVIEW', reviewers],
  'UNDER_REVIEW approve': ['APPROVED', reviewers],
  'UNDER_REVIEW reject': ['REJECTED', reviewers],
  'APPROVED convert': ['CONVERTED', 'VENDOR_ADMIN PARTNER_SALES_MANAGER PARTNER_ADMIN PARTNER_SELLER INTEGRATION'],
  'DRAFT withdraw': ['WITHDRAWN', claimants],
  'SUBMITTED withdraw': ['WITHDRAWN', claimants],
  'UNDER_REVIEW withdraw': ['WITHDRAWN', claimants],
  'APPROVED withdraw': ['WITHDRAWN', claimants],
};

describe('the life cycle of a registration', () => {
  it.each(REGISTRATION_STATUSES.flatMap(status => COMMANDS.map(command => ({ status, command }))))('knows what becomes of $status on $command, for each role', ({ status, command }) => {
    const row = guide[`${status} ${command}`];
    for (const role of ROLES) {
      const decision = registrationLifeCycle.next({ status, command, role });
      const isAllowed = row?.[1].split(' ').includes(role) ?? false;
      const outcome = decision.ok ? decision.value.to : decision.refusal.code;
      expect(outcome, role).toBe(isAllowed ? row?.[0] : row ? 'ACTION_NOT_PERMITTED' : 'INVALID_RESOURCE_STATE');
    }
  });

  it.each(['REJECTED', 'WITHDRAWN', 'CONVERTED'] as const)('ends with %s', status => {
    expect(registrationLifeCycle.commandsFrom(status)).toEqual([]);
  });
});
