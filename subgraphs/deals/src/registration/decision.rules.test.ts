import { money } from '@channelgraph/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approve, beginReview, convertToDeal, isProtected, protectionKeys, reject, submit, withdraw } from './decision.rules.ts';
import type { Rival } from './protection.ts';
import type { Registration } from './registration.ts';

const day = 86_400_000;
const now = new Date('2026-11-18T10:00:00Z'); // a Wednesday
const later = (days: number) => new Date(now.getTime() + days * day);
const policy = { id: 't', effectiveFrom: new Date(0), protectionDays: 90, decisionBusinessDays: 2, minimum: money(500_000n, 'USD') };
const line = (familyCode: string) => ({ familyCode, quantity: 1, listValue: money(1n, 'USD') });
const registration = (changes: Partial<Registration> = {}): Registration => ({
  id: 'r1', partnerId: 'p1', ownerId: 'seller', submitterId: 'seller', status: 'UNDER_REVIEW', engagementModel: 'SELL_THROUGH', customerName: 'Initech', customerCountry: 'DE',
  customerDomain: 'initech.example', noDomainReason: null, contact: null, lines: [line('BACKUP')], expectedCloseOn: null, useCase: null, evidence: [], consent: true,
  comments: null, customerId: 'c1', createdAt: now, submittedAt: now, decisionDueAt: null, reviewerId: null, decidedAt: null, rejectionCode: null, noteToPartner: null,
  protectedUntil: null, dealId: null, version: 3, ...changes,
});
const rival = (changes: Partial<Rival> = {}): Rival => ({ id: 'r2', partnerId: 'p2', status: 'SUBMITTED', submittedAt: later(1), protectedUntil: null, ...changes });
const reviewer = { personId: 'manager', role: 'CHANNEL_SALES_MANAGER' };
const approval = (rivals: readonly Rival[] = [], changes: Partial<Registration> = {}) => approve({ registration: registration(changes), reviewer, rivals, policy }, now);
const codeOf = (decision: { ok: true } | { ok: false; refusal: { code: string } }) => (decision.ok ? 'OK' : decision.refusal.code);

describe('submitting a registration', () => {
  it('fixes its place in the order, and when it is decided at the latest: two business days', () => {
    const friday = new Date('2026-11-20T16:00:00Z');
    expect(submit({ registration: registration({ status: 'DRAFT', submitterId: null, submittedAt: null }), policy, submitterId: 'admin', customerId: 'c9', role: 'PARTNER_ADMIN', timeZone: 'Europe/Berlin' }, friday))
      .toMatchObject({ ok: true, value: { status: 'SUBMITTED', submitterId: 'admin', customerId: 'c9', submittedAt: friday, decisionDueAt: new Date('2026-11-24T16:00:00Z') } });
  });
});

describe('approving a registration', () => {
  it('protects the customer for as long as the terms say', () => {
    expect(approval()).toMatchObject({ ok: true, value: { status: 'APPROVED', decidedAt: now, reviewerId: 'manager', protectedUntil: later(90) } });
  });

  it('is refused while another holds the customer', () => {
    expect(approval([rival({ status: 'APPROVED', protectedUntil: later(1) })])).toMatchObject({ ok: false, refusal: { code: 'ACCOUNT_NOT_AVAILABLE', message: 'This account is not available.' } });
    expect(codeOf(approval([rival({ status: 'CONVERTED', protectedUntil: later(1) })]))).toBe('ACCOUNT_NOT_AVAILABLE');
  });

  it('ignores protection that ended this instant', () => {
    expect(codeOf(approval([rival({ status: 'APPROVED', protectedUntil: now })]))).toBe('OK');
  });

  it.each(['SUBMITTED', 'UNDER_REVIEW'])('waits for an earlier claim that is %s', status => {
    expect(codeOf(approval([rival({ status, submittedAt: later(-1) })]))).toBe('INVALID_RESOURCE_STATE');
  });

  it('waits for nobody who came later, at the same instant, or from the same partner', () => {
    expect(codeOf(approval([rival({ submittedAt: later(1) }), rival({ submittedAt: now }), rival({ submittedAt: later(-1), partnerId: 'p1' })]))).toBe('OK');
  });

  it('does not take itself for a rival', () => {
    expect(codeOf(approval([rival({ id: 'r1', status: 'APPROVED', protectedUntil: later(1) })]))).toBe('OK');
  });
});

describe('nobody decides on what is their own', () => {
  const own = [{ ownerId: 'manager' }, { submitterId: 'manager' }];
  it.each(own)('%o', changes => {
    expect(codeOf(approval([], changes))).toBe('ACTION_NOT_PERMITTED');
    expect(codeOf(beginReview({ registration: registration({ status: 'SUBMITTED', ...changes }), reviewer }))).toBe('ACTION_NOT_PERMITTED');
    expect(codeOf(reject({ registration: registration(changes), reviewer, code: 'OUT_OF_TERRITORY', noteToPartner: null }, now))).toBe('ACTION_NOT_PERMITTED');
  });
});

describe('rejecting a registration', () => {
  it('says why', () => {
    expect(reject({ registration: registration(), reviewer, code: 'OUT_OF_TERRITORY', noteToPartner: ' Ask your Swiss sister. ' }, now))
      .toMatchObject({ ok: true, value: { status: 'REJECTED', decidedAt: now, rejectionCode: 'OUT_OF_TERRITORY', noteToPartner: 'Ask your Swiss sister.' } });
  });

  it('adds no word to the neutral code', () => {
    expect(reject({ registration: registration(), reviewer, code: 'ACCOUNT_NOT_AVAILABLE', noteToPartner: 'Globex has it.' }, now)).toMatchObject({ ok: false, refusal: { code: 'INVALID_VALUE', field: 'noteToPartner' } });
    expect(codeOf(reject({ registration: registration(), reviewer, code: 'ACCOUNT_NOT_AVAILABLE', noteToPartner: ' ' }, now))).toBe('OK');
  });
});

describe('converting and withdrawing', () => {
  const approved = registration({ status: 'APPROVED', protectedUntil: later(1) });

  it('makes a deal while the customer is held, and not an instant longer', () => {
    expect(convertToDeal({ registration: approved, dealId: 'd1', role: 'PARTNER_SELLER' }, now)).toMatchObject({ ok: true, value: { status: 'CONVERTED', dealId: 'd1' } });
    expect(codeOf(convertToDeal({ registration: approved, dealId: 'd1', role: 'PARTNER_SELLER' }, later(1)))).toBe('INVALID_RESOURCE_STATE');
  });

  it('is not a channel sales manager’s to do', () => {
    expect(codeOf(convertToDeal({ registration: approved, dealId: 'd1', role: 'CHANNEL_SALES_MANAGER' }, now))).toBe('ACTION_NOT_PERMITTED');
    expect(codeOf(withdraw(approved, 'CHANNEL_SALES_MANAGER'))).toBe('ACTION_NOT_PERMITTED');
    expect(withdraw(approved, 'PARTNER_ADMIN')).toMatchObject({ ok: true, value: { status: 'WITHDRAWN' } });
  });
});

it('keys are taken in one order, each once, whatever the order of the lines', () => {
  const keys = protectionKeys(registration({ lines: [line('STORAGE'), line('BACKUP'), line('STORAGE')] }), 'g1');
  expect(keys).toEqual([{ accountGroupId: 'g1', familyCode: 'BACKUP', country: 'DE' }, { accountGroupId: 'g1', familyCode: 'STORAGE', country: 'DE' }]);
});

/** What several partners might do about one customer, hour after hour. */
const actions = fc.array(fc.record({
  act: fc.constantFrom('submit', 'approve', 'withdraw', 'convert'), partner: fc.nat(3), index: fc.nat(30), hours: fc.nat(1_200),
  families: fc.subarray(['BACKUP', 'SECURITY', 'STORAGE'], { minLength: 1 }),
}), { maxLength: 40 });

interface Held { readonly family: string; readonly from: Date; readonly until: Date }

it('never leaves two overlapping protections, whatever partners and reviewers do in which order', () => {
  fc.assert(fc.property(actions, steps => {
    let at = now;
    const all: Registration[] = [];
    const held: Held[] = [];
    const rivalsOf = ({ id, lines }: Registration): Rival[] => all.filter(other => other.id !== id && other.lines.some(({ familyCode }) => lines.some(own => own.familyCode === familyCode)))
      .map(({ status, submittedAt, protectedUntil, ...other }) => ({ id: other.id, partnerId: other.partnerId, status, submittedAt: submittedAt ?? at, protectedUntil: status === 'WITHDRAWN' ? null : protectedUntil }));
    for (const { act, partner, index, hours, families } of steps) {
      at = new Date(at.getTime() + hours * 3_600_000);
      const found = all[index % Math.max(1, all.length)];
      if (act === 'submit') all.push(registration({ id: `r${all.length}`, partnerId: `p${partner}`, lines: families.map(line), submittedAt: at }));
      else if (found) {
        const decision = act === 'approve' ? approve({ registration: found, reviewer, rivals: rivalsOf(found), policy }, at)
          : act === 'withdraw' ? withdraw(found, 'PARTNER_SELLER') : convertToDeal({ registration: found, dealId: 'd', role: 'PARTNER_SELLER' }, at);
        if (!decision.ok) continue;
        all[all.indexOf(found)] = decision.value;
        if (act === 'approve') held.push(...found.lines.map(({ familyCode: family }) => ({ family, from: at, until: decision.value.protectedUntil ?? at })));
        if (act === 'withdraw' && isProtected(found, at)) for (const { familyCode } of found.lines) {
          const open = held.findLastIndex(({ family, from, until }) => family === familyCode && from <= at && at < until);
          held[open] = { family: familyCode, from: held[open]?.from ?? at, until: at };
        }
      }
    }
    const overlaps = held.flatMap((one, index) => held.slice(index + 1).filter(other => one.family === other.family && one.from < other.until && other.from < one.until));
    expect(overlaps).toEqual([]);
  }));
});
