import { accepted, localDateOf, refuseAll, type Decision } from '@channelgraph/domain';
import { registrationFact } from '@channelgraph/events';
import type { VendorSettings } from '@channelgraph/subgraph';
import { activePartner, hasEndCustomers } from '../partner/partner.rules.ts';
import { inForce } from '../policy/registration-policy.rules.ts';
import type { Work } from '../work.ts';
import { submit, withdraw } from './decision.rules.ts';
import { detailsOf, draftProblems } from './draft.rules.ts';
import type { DraftTyped } from './draft.ts';
import { keyOf, submissionProblems } from './eligibility.rules.ts';
import { step } from './life-cycle.rules.ts';
import { factOf, type Registration } from './registration.ts';

export interface RegistrationChange {
  readonly id: string;
  readonly expectedVersion: number;
  readonly clientMutationId?: string | null | undefined;
}

export interface NewDraft {
  readonly details: DraftTyped;
  /** On whose behalf; people of a partner draft for their own, unasked. */
  readonly partnerId?: string | null | undefined;
}

const familiesTyped = ({ lines }: DraftTyped): readonly string[] => (lines ?? []).map(line => line.familyCode);
const valueOf = <Value>(decision: Decision<Value>): Value | null => (decision.ok ? decision.value : null);

/** What the partner's side does with a registration: draft, submit, withdraw. */
export function registrationService(work: Work, { calendar: { timeZone } }: VendorSettings) {
  return {
    createDraft: ({ details, partnerId }: NewDraft, clientMutationId?: string): Promise<Registration> =>
      work.once({ operation: 'createRegistrationDraft', clientMutationId, input: { details, partnerId } }, async ({ registrations, partners, productFamilies, outbox, actor, now, newId }) => {
        const asked = partnerId ?? actor.partnerId;
        const partner = accepted(activePartner(asked === null ? null : await partners.standing(asked)));
        accepted(hasEndCustomers(partner));
        refuseAll(draftProblems({ typed: details, knownFamilies: await productFamilies.known(familiesTyped(details)) }));
        const registration: Registration = {
          ...detailsOf(details), id: newId(), partnerId: partner.id, ownerId: actor.personId, submitterId: null, status: 'DRAFT', customerId: null, createdAt: now,
          submittedAt: null, decisionDueAt: null, reviewerId: null, decidedAt: null, rejectionCode: null, noteToPartner: null, protectedUntil: null, dealId: null, version: 1,
        };
        await registrations.add(registration);
        await outbox.record(registrationFact.of('drafted', factOf(registration)));
        return registration.id;
      }, ({ registrations }, id) => registrations.get(id)),

    /** The form is replaced as a whole. */
    updateDraft: (details: DraftTyped, { id, expectedVersion, clientMutationId }: RegistrationChange): Promise<Registration> =>
      work.once({ operation: 'updateRegistrationDraft', clientMutationId: clientMutationId ?? undefined, input: { id, expectedVersion, details } }, async ({ registrations, productFamilies, outbox, actor }) => {
        const registration = await registrations.get(id, expectedVersion);
        const status = accepted(step({ registration, command: 'update', role: actor.role }));
        refuseAll(draftProblems({ typed: details, knownFamilies: await productFamilies.known(familiesTyped(details)) }));
        const saved = await registrations.saveWithLines({ ...registration, ...detailsOf(details), status });
        await outbox.record(registrationFact.of('changed', factOf(saved)));
        return id;
      }, ({ registrations }, same) => registrations.get(same)),

    /** Answers alike whether or not somebody else holds the customer: nothing here asks. */
    submit: ({ id, expectedVersion, clientMutationId }: RegistrationChange): Promise<Registration> =>
      work.once({ operation: 'submitRegistration', clientMutationId: clientMutationId ?? undefined, input: { id, expectedVersion } }, async ({ registrations, partners, policies, customers, exchangeRates, outbox, actor, now }) => {
        const registration = await registrations.get(id, expectedVersion);
        accepted(step({ registration, command: 'submit', role: actor.role }));
        const today = localDateOf(now, timeZone);
        const policy = await policies.inForce(now);
        const key = valueOf(keyOf(registration));
        const customer = key && await customers.match(key, now);
        const [line] = registration.lines;
        refuseAll(submissionProblems({
          registration, policy, today,
          partner: await partners.standing(registration.partnerId),
          ownClaims: customer ? await registrations.ownClaims(registration, customer.id, now) : new Set(),
          rate: policy && line ? await exchangeRates.used({ base: line.listValue.currency, quote: policy.minimum.currency, on: today }) : null,
        }));
        const claimed = accepted(submit({
          registration, timeZone, policy: accepted(inForce(policy)), role: actor.role, submitterId: actor.personId, customerId: customer?.id ?? '',
        }, now));
        const saved = await registrations.save(claimed);
        await outbox.record(registrationFact.of('submitted', factOf(saved)));
        return id;
      }, ({ registrations }, same) => registrations.get(same)),

    /** A claim given up; what it held is free at once. */
    withdraw: ({ id, expectedVersion, clientMutationId }: RegistrationChange): Promise<Registration> =>
      work.once({ operation: 'withdrawRegistration', clientMutationId: clientMutationId ?? undefined, input: { id, expectedVersion } }, async ({ registrations, protections, outbox, actor, now }) => {
        const saved = await registrations.save(accepted(withdraw(await registrations.get(id, expectedVersion), actor.role)));
        await protections.end(id, now);
        await outbox.record(registrationFact.of('withdrawn', factOf(saved)));
        return id;
      }, ({ registrations }, same) => registrations.get(same)),
  };
}

export type RegistrationService = ReturnType<typeof registrationService>;
