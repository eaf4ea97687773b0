import { describe, expect, it } from 'vitest';
import { change, partnerLifeCycle, problemsOf, soldIn } from './partner.rules.ts';
import { PARTNER_STATUSES, type NewPartner, type Partner, type PartnerCommand, type PartnerStatus } from './partner.ts';

const before = new Date('2026-01-05T09:00:00Z');
const now = new Date('2026-11-18T10:00:00Z');

const by = (role: string, personId = 'f2a0c0de-0000-4000-8000-000000000001') => ({ personId, role });

const partner = (changes: Partial<Partner> = {}): Partner => ({
  id: '7d1b0f4e-8c0a-4b0f-9a52-0d6c6a4f8a01', name: 'Acme GmbH', kind: 'RESELLER', engagementModels: ['SELL_THROUGH'], status: 'PROSPECT', statusSince: before,
  country: 'DE', region: 'EMEA', segment: 'MID_MARKET', createdAt: before, applicantId: null, version: 3, ...changes,
});

/** The programme guide's picture of a partner's way, written once more by hand. */
const WAYS: Readonly<Record<PartnerStatus, Readonly<Partial<Record<PartnerCommand, readonly [PartnerStatus, string]>>>>> = {
  PROSPECT: { apply: ['APPLICANT', 'applied'] },
  APPLICANT: { beginReview: ['UNDER_REVIEW', 'review-begun'], decline: ['DECLINED', 'declined'] },
  UNDER_REVIEW: { approve: ['APPROVED', 'approved'] },
  APPROVED: { startOnboarding: ['ONBOARDING', 'onboarding-started'] },
  ONBOARDING: { activate: ['ACTIVE', 'activated'] },
  ACTIVE: { suspend: ['SUSPENDED', 'suspended'] },
  SUSPENDED: { reinstate: ['ACTIVE', 'reinstated'], startOffboarding: ['OFFBOARDING', 'offboarding-started'] },
  OFFBOARDING: { terminate: ['TERMINATED', 'terminated'] },
  TERMINATED: {},
  DECLINED: {},
};
const COMMANDS: readonly PartnerCommand[] = [
  'apply', 'beginReview', 'approve', 'decline', 'startOnboarding', 'activate', 'suspend', 'reinstate', 'startOffboarding', 'terminate',
];
const everyStep = PARTNER_STATUSES.flatMap(status => COMMANDS.map(command => ({ status, command })));

describe('the life cycle of a partner', () => {
  it.each(everyStep)('$command while $status', ({ status, command }) => {
    const decision = change({ partner: partner({ status }), command, by: by('VENDOR_ADMIN') }, now);
    const way = WAYS[status][command];
    if (way) {
      const [to, verb] = way;
      expect(decision).toEqual({ ok: true, value: { partner: partner({ status: to, statusSince: now, applicantId: command === 'apply' ? by('').personId : null }), verb } });
    } else {
      expect(decision).toMatchObject({ ok: false, refusal: { code: 'INVALID_RESOURCE_STATE' } });
    }
  });

  it.each(partnerLifeCycle.transitions)('$command is the channel’s to give, never a partner’s', ({ from: status, command }) => {
    for (const role of ['PARTNER_SALES_MANAGER', 'ACCOUNT_MANAGER', 'PARTNER_ADMIN', 'PARTNER_SELLER', 'ANALYST', 'INTEGRATION', 'SYSTEM']) {
      expect(change({ partner: partner({ status }), command, by: by(role) }, now)).toMatchObject({ ok: false, refusal: { code: 'ACTION_NOT_PERMITTED' } });
    }
  });

  it('lets a channel sales manager do all but terminate', () => {
    for (const { from: status, command } of partnerLifeCycle.transitions) {
      expect(change({ partner: partner({ status }), command, by: by('CHANNEL_SALES_MANAGER') }, now).ok).toBe(command !== 'terminate');
    }
  });

  it('never leaves TERMINATED or DECLINED', () => {
    expect(partnerLifeCycle.commandsFrom('TERMINATED')).toEqual([]);
    expect(partnerLifeCycle.commandsFrom('DECLINED')).toEqual([]);
  });

  it('says which commands are possible instead', () => {
    const decision = change({ partner: partner({ status: 'APPLICANT' }), command: 'activate', by: by('VENDOR_ADMIN') }, now);
    expect(decision).toMatchObject({ refusal: { message: expect.stringContaining('beginReview, decline') as string } }); // vitest's matcher
  });

  it('lets nobody decide on an application they handed in, and everybody else who may', () => {
    const applied = change({ partner: partner(), command: 'apply', by: by('CHANNEL_SALES_MANAGER', 'carla') }, now);
    const applicant = applied.ok ? applied.value.partner : partner();
    for (const [status, command] of [['UNDER_REVIEW', 'approve'], ['APPLICANT', 'decline']] as const) {
      const decided = (personId: string, role = 'CHANNEL_SALES_MANAGER') => change({ partner: { ...applicant, status }, command, by: by(role, personId) }, now);
      expect(decided('carla')).toMatchObject({ refusal: { code: 'ACTION_NOT_PERMITTED' } });
      expect(decided('carla', 'VENDOR_ADMIN')).toMatchObject({ refusal: { code: 'ACTION_NOT_PERMITTED' } });
      expect(decided('vera').ok).toBe(true);
    }
    expect(change({ partner: applicant, command: 'beginReview', by: by('CHANNEL_SALES_MANAGER', 'carla') }, now).ok).toBe(true);
  });

  it('leaves the version to the store', () => {
    expect(change({ partner: partner(), command: 'apply', by: by('VENDOR_ADMIN') }, now)).toMatchObject({ value: { partner: { version: 3 } } });
  });
});

describe('the details of a new partner', () => {
  const details: NewPartner = { name: 'Acme GmbH', kind: 'RESELLER', engagementModels: ['SELL_THROUGH'], country: 'DE', segment: 'MID_MARKET' };

  it('are fine when complete', () => {
    expect(problemsOf(details)).toEqual([]);
  });

  it.each<[string, Partial<NewPartner>, string, string]>([
    ['a name of blanks', { name: '  ' }, 'REQUIRED_FIELD_MISSING', 'name'],
    ['a name of more than 200 letters', { name: 'a'.repeat(201) }, 'INVALID_VALUE', 'name'],
    ['no engagement model', { engagementModels: [] }, 'NOT_ENOUGH_VALUES', 'engagementModels'],
    ['a country that is none', { country: 'UK' }, 'INVALID_VALUE', 'country'],
  ])('are refused with %s', (_, changes, code, field) => {
    expect(problemsOf({ ...details, ...changes })).toMatchObject([{ code, field }]);
  });

  it('are told of all at once', () => {
    expect(problemsOf({ ...details, name: '', engagementModels: [], country: 'XX' })).toHaveLength(3);
  });

  it('are not accepted from a country in no territory', () => {
    expect(soldIn(null)).toMatchObject({ ok: false, refusal: { code: 'OUT_OF_TERRITORY', field: 'country' } });
    expect(soldIn('EMEA')).toEqual({ ok: true, value: 'EMEA' });
  });
});
