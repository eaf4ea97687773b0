import { money } from '@channelgraph/domain';
import { describe, expect, it } from 'vitest';
import type { PartnerStanding } from '../partner/partner.ts';
import { submissionProblems, type Submission } from './eligibility.rules.ts';
import type { Registration } from './registration.ts';

const line = (familyCode = 'BACKUP', amountMinor = 2_000_000n, currency = 'USD') => ({ familyCode, quantity: 5, listValue: money(amountMinor, currency) });
const registration: Registration = {
  id: 'r1', partnerId: 'p1', ownerId: 'seller', submitterId: null, status: 'DRAFT', engagementModel: 'SELL_THROUGH',
  customerName: 'Initech', customerCountry: 'DE', customerDomain: 'https://www.initech.example/about', noDomainReason: null,
  contact: { name: 'Bill', email: 'bill@initech.example', jobTitle: 'Vice president' }, lines: [line()], expectedCloseOn: '2026-12-01', useCase: 'Reports.',
  evidence: [{ kind: 'MEETING', heldOn: '2026-11-18', note: 'Met.' }], consent: true, comments: null, customerId: null, createdAt: new Date(0), submittedAt: null,
  decisionDueAt: null, reviewerId: null, decidedAt: null, rejectionCode: null, noteToPartner: null, protectedUntil: null, dealId: null, version: 1,
};
const partner: PartnerStanding = { id: 'p1', status: 'ACTIVE', engagementModels: ['SELL_THROUGH', 'SELL_TO'], country: 'DE' };
const policy = { id: 't', effectiveFrom: new Date(0), protectionDays: 90, decisionBusinessDays: 2, minimum: money(500_000n, 'USD') };
const submission: Submission = { registration, partner, policy, ownClaims: new Set(), rate: { rate: '1', date: '2026-11-18', source: 'PAR' }, today: '2026-11-18' };

const codes = (changes: Partial<Submission>) => submissionProblems({ ...submission, ...changes }).map(({ code, field }) => (field ? `${code} ${field}` : code));
const with_ = (changes: Partial<Registration>) => codes({ registration: { ...registration, ...changes } });

describe('a submission', () => {
  it('is eligible when everything is there', () => {
    expect(codes({})).toEqual([]);
  });

  it.each<[string, Partial<Registration>, readonly string[]]>([
    ['neither domain nor reason', { customerDomain: null }, ['REQUIRED_FIELD_MISSING customerDomain']],
    ['nonsense for a domain', { customerDomain: 'initech' }, ['INVALID_STRING_FORMAT customerDomain']],
    ['a mail provider’s domain', { customerDomain: 'initech@gmail.com' }, ['INVALID_VALUE customerDomain']],
    ['no contact', { contact: null }, ['REQUIRED_FIELD_MISSING contact']],
    ['a nameless contact without address', { contact: { name: '', email: 'bill', jobTitle: '' } }, ['REQUIRED_FIELD_MISSING contact.name', 'REQUIRED_FIELD_MISSING contact.jobTitle', 'INVALID_STRING_FORMAT contact.email']],
    ['no lines', { lines: [] }, ['NOT_ENOUGH_VALUES lines']],
    ['lines of two currencies', { lines: [line(), line('SECURITY', 1n, 'EUR')] }, ['INVALID_VALUE lines']],
    ['a close in the past', { expectedCloseOn: '2026-11-17' }, ['VALUE_OUT_OF_RANGE expectedCloseOn']],
    ['no close', { expectedCloseOn: null }, ['REQUIRED_FIELD_MISSING expectedCloseOn']],
    ['no use case', { useCase: null }, ['REQUIRED_FIELD_MISSING useCase']],
    ['no consent', { consent: false }, ['REQUIRED_FIELD_MISSING consent']],
    ['just a name forwarded', { evidence: [] }, ['NO_EVIDENCE_OF_WORK evidence']],
    ['work still to be done', { evidence: [{ kind: 'DEMO', heldOn: '2026-11-19', note: 'Will show it.' }] }, ['VALUE_OUT_OF_RANGE evidence.0.heldOn']],
    ['work without a word', { evidence: [{ kind: 'DEMO', heldOn: '2026-11-18', note: ' ' }] }, ['REQUIRED_FIELD_MISSING evidence.0.note']],
    ['no engagement model', { engagementModel: null }, ['REQUIRED_FIELD_MISSING engagementModel']],
    ['a model the partner does not have', { engagementModel: 'SELL_WITH' }, ['INVALID_VALUE engagementModel']],
    ['what the partner buys for itself', { engagementModel: 'SELL_TO' }, ['INVALID_VALUE engagementModel']],
  ])('is refused with %s', (_, changes, expected) => {
    expect(with_(changes)).toEqual(expected);
  });

  it('may do without a domain when it says why', () => {
    expect(with_({ customerDomain: null, noDomainReason: 'A workshop without a site.' })).toEqual([]);
  });

  it('names everything that is wrong at once', () => {
    expect(codes({ registration: { ...registration, contact: null, lines: [], useCase: null, evidence: [] }, partner: { ...partner, status: 'SUSPENDED' } })).toEqual([
      'PARTNER_INACTIVE', 'REQUIRED_FIELD_MISSING contact', 'NOT_ENOUGH_VALUES lines', 'REQUIRED_FIELD_MISSING useCase', 'NO_EVIDENCE_OF_WORK evidence',
    ]);
  });
});

describe('the partner of a submission', () => {
  it.each(['PROSPECT', 'ONBOARDING', 'SUSPENDED', 'OFFBOARDING', 'TERMINATED'])('must be active, not %s', status => {
    expect(codes({ partner: { ...partner, status } })).toEqual(['PARTNER_INACTIVE']);
  });

  it('must have end customers', () => {
    expect(codes({ partner: { ...partner, engagementModels: ['SELL_TO'] } })).toEqual(['ACTION_NOT_PERMITTED']);
  });

  it('must be known', () => {
    expect(codes({ partner: null })).toEqual(['NOT_FOUND partnerId']);
  });
});

describe('the programme’s minimum', () => {
  it('is enough', () => {
    expect(with_({ lines: [line('BACKUP', 250_000n), line('SECURITY', 250_000n)] })).toEqual([]);
    expect(with_({ lines: [line('BACKUP', 499_999n)] })).toEqual(['BELOW_MINIMUM lines']);
  });

  it('is compared at the rate of the day, unrounded', () => {
    const inYen = (amount: bigint) => codes({ registration: { ...registration, lines: [line('BACKUP', amount, 'JPY')] }, rate: { rate: '0.0066', date: '2026-11-18', source: 'ECB' } });
    expect(inYen(757_576n)).toEqual([]); // 5,000.0016 dollars
    expect(inYen(757_575n)).toEqual(['BELOW_MINIMUM lines']); // 4,999.995 dollars
  });

  it('is left to the reviewer where no rate is known', () => {
    expect(codes({ registration: { ...registration, lines: [line('BACKUP', 1n, 'JPY')] }, rate: null })).toEqual([]);
  });

  it('needs a programme', () => {
    expect(codes({ policy: null })).toEqual(['INVALID_RESOURCE_STATE']);
  });
});

it('an own open claim on the same family is pointed out line by line', () => {
  const lines = [line('BACKUP'), line('SECURITY')];
  expect(codes({ registration: { ...registration, lines }, ownClaims: new Set(['SECURITY', 'STORAGE']) })).toEqual(['DUPLICATE_OWN lines.1.familyCode']);
});
