import type { DemoFact, DemoRegistration, DemoStep, DemoTable, DemoWorld } from '@channelgraph/demo';
import { addBusinessDays, daysAfter, money } from '@channelgraph/domain';
import { registrationFact } from '@channelgraph/events';
import type { VendorSettings } from '@channelgraph/subgraph';
import type { EngagementModel } from '../deal/engagement.ts';
import { factOf, type EvidenceKind, type Registration, type RegistrationStatus, type RejectionCode } from './registration.ts';

const VERBS: Readonly<Record<RegistrationStatus, string>> = {
  DRAFT: 'drafted', SUBMITTED: 'submitted', UNDER_REVIEW: 'review-begun', APPROVED: 'approved', REJECTED: 'rejected', WITHDRAWN: 'withdrawn', CONVERTED: 'converted',
};

/** A registration after one of its steps. */
export interface Chapter {
  readonly registration: Registration;
  readonly verb: string;
  readonly at: Date;
}

/** A registration as it was before its first step. */
const begun = (demo: DemoRegistration): Registration => ({
  id: demo.id, partnerId: demo.partnerId, ownerId: demo.submitterId, submitterId: null, status: 'DRAFT',
  engagementModel: demo.engagementModel as EngagementModel, // the world speaks the same words
  customerName: demo.customerName, customerCountry: demo.country, customerDomain: demo.domain, noDomainReason: null, contact: demo.contact,
  lines: demo.lines.map(({ familyCode, quantity, listMinor, currency }) => ({ familyCode, quantity, listValue: money(listMinor, currency) })),
  expectedCloseOn: demo.expectedCloseOn, useCase: demo.useCase,
  evidence: demo.evidence.map(({ kind, on, note }) => ({ kind: kind as EvidenceKind, heldOn: on, note })), // the same words
  consent: true, comments: null, customerId: null, createdAt: demo.steps[0]?.at ?? new Date(0), submittedAt: null, decisionDueAt: null,
  reviewerId: null, decidedAt: null, rejectionCode: null, noteToPartner: null, protectedUntil: null, dealId: null, version: 0,
});

/** Tells registrations step by step. */
function storyteller(world: DemoWorld, { calendar: { timeZone } }: VendorSettings) {
  const dealIds = new Map<string, string>();
  /** Registration → when its deal was won or lost. */
  const closings = new Map<string, Date>();
  for (const { id, registrationId, stages } of world.deals) {
    if (registrationId === null) continue;
    dealIds.set(registrationId, id);
    const end = stages.find(({ state }) => state === 'WON' || state === 'LOST');
    if (end) closings.set(registrationId, end.at);
  }
  const newestFirst = [...world.registrationPolicies].sort((a, b) => b.effectiveFrom.getTime() - a.effectiveFrom.getTime());
  const termsAt = (at: Date) => newestFirst.find(({ effectiveFrom }) => effectiveFrom <= at);

  function after(before: Registration, demo: DemoRegistration, { at, by }: DemoStep, status: RegistrationStatus): Registration {
    const next = { ...before, status, version: before.version + 1 };
    switch (status) {
      case 'SUBMITTED': return { ...next, submitterId: by, customerId: demo.customerId, submittedAt: at, decisionDueAt: addBusinessDays(at, termsAt(at)?.decisionBusinessDays ?? 2, timeZone) };
      case 'UNDER_REVIEW': return { ...next, reviewerId: by };
      case 'APPROVED': return { ...next, reviewerId: by, decidedAt: at, protectedUntil: daysAfter(at, termsAt(before.submittedAt ?? at)?.protectionDays ?? 90) };
      case 'REJECTED': return { ...next, reviewerId: by, decidedAt: at, rejectionCode: (demo.rejectionCode ?? 'INSUFFICIENT_INFORMATION') as RejectionCode }; // the same words
      case 'CONVERTED': return { ...next, dealId: dealIds.get(demo.id) ?? null };
      case 'DRAFT': case 'WITHDRAWN': return next;
    }
  }

  function* chapters(demo: DemoRegistration): Generator<Chapter> {
    let registration = begun(demo);
    for (const step of demo.steps) {
      const status = step.state as RegistrationStatus; // the same words
      registration = after(registration, demo, step, status);
      yield { registration, verb: VERBS[status], at: step.at };
    }
  }
  return { chapters, closings };
}

const rowOf = (r: Registration) => ({
  id: r.id, partner_id: r.partnerId, owner_id: r.ownerId, submitter_id: r.submitterId, status: r.status, engagement_model: r.engagementModel,
  customer_name: r.customerName, customer_country: r.customerCountry, customer_domain: r.customerDomain, no_domain_reason: r.noDomainReason,
  contact: r.contact, expected_close_on: r.expectedCloseOn, use_case: r.useCase, evidence: JSON.stringify(r.evidence), consent: r.consent, comments: r.comments,
  customer_id: r.customerId, created_at: r.createdAt, submitted_at: r.submittedAt, decision_due_at: r.decisionDueAt, reviewer_id: r.reviewerId,
  decided_at: r.decidedAt, rejection_code: r.rejectionCode, note_to_partner: r.noteToPartner, protected_until: r.protectedUntil, deal_id: r.dealId, version: r.version,
});

export function registrationDemo(world: DemoWorld, settings: VendorSettings) {
  const { chapters, closings } = storyteller(world, settings);
  function* rows() {
    for (const demo of world.registrations) {
      const last = [...chapters(demo)].at(-1);
      if (last) yield rowOf(last.registration);
    }
  }
  function* lines() {
    for (const { id, lines: ofOne } of world.registrations) {
      for (const [position, { familyCode, quantity, listMinor, currency }] of ofOne.entries()) {
        yield { registration_id: id, position, family_code: familyCode, quantity, list_value_minor: listMinor, list_value_currency: currency };
      }
    }
  }
  function* facts(): Generator<DemoFact> {
    for (const demo of world.registrations) {
      for (const { registration, verb, at } of chapters(demo)) yield { fact: registrationFact.of(verb, factOf(registration)), at };
    }
  }
  const tables: readonly DemoTable[] = [{ table: 'deals.registration', rows: rows() }, { table: 'deals.registration_line', rows: lines() }];
  return { tables, facts: facts(), chapters, closings };
}
