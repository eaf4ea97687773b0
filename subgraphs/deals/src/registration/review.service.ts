import { accepted } from '@channelgraph/domain';
import { dealFact, registrationFact } from '@channelgraph/events';
import { openedFrom } from '../deal/opening.rules.ts';
import { factOf as dealFactOf } from '../deal/deal.ts';
import { inForce } from '../policy/registration-policy.rules.ts';
import type { Work } from '../work.ts';
import { approve, beginReview, convertToDeal, protectionKeys, reject } from './decision.rules.ts';
import type { RegistrationChange } from './registration.service.ts';
import { factOf, type Registration, type RejectionCode } from './registration.ts';

/** What is decided on a registration, and what becomes of an approved one. */
export function reviewService(work: Work) {
  const once = (operation: string, { clientMutationId, ...input }: RegistrationChange, act: Parameters<Work['once']>[1]): Promise<Registration> =>
    work.once({ operation, clientMutationId: clientMutationId ?? undefined, input }, act, ({ registrations }, id) => registrations.get(id));

  return {
    begin: (change: RegistrationChange): Promise<Registration> =>
      once('beginRegistrationReview', change, async ({ registrations, outbox, actor }) => {
        const registration = await registrations.get(change.id, change.expectedVersion);
        const saved = await registrations.save(accepted(beginReview({ registration, reviewer: actor })));
        await outbox.record(registrationFact.of('review-begun', factOf(saved)));
        return saved.id;
      }),

    approve: (change: RegistrationChange): Promise<Registration> =>
      once('approveRegistration', change, async ({ registrations, customers, protections, policies, outbox, actor, now }) => {
        const registration = await registrations.get(change.id, change.expectedVersion);
        const { customerId, submittedAt } = registration;
        const keys = customerId === null ? [] : protectionKeys(registration, await customers.groupOf(customerId));
        const rivals = await protections.lockRivals(registration.id, keys); // group × family × country, in sorted order
        const policy = accepted(inForce(await policies.inForce(submittedAt ?? now)));
        const approved = await registrations.save(accepted(approve({ registration, reviewer: actor, rivals, policy }, now)));
        await protections.grant({ registrationId: approved.id, keys, from: now, until: approved.protectedUntil ?? now });
        await outbox.record(registrationFact.of('approved', factOf(approved)));
        return approved.id;
      }),

    reject: (change: RegistrationChange & { readonly code: RejectionCode; readonly noteToPartner?: string | null }): Promise<Registration> =>
      once('rejectRegistration', change, async ({ registrations, outbox, actor, now }) => {
        const registration = await registrations.get(change.id, change.expectedVersion);
        const { code, noteToPartner = null } = change;
        const saved = await registrations.save(accepted(reject({ registration, reviewer: actor, code, noteToPartner }, now)));
        await outbox.record(registrationFact.of('rejected', factOf(saved)));
        return saved.id;
      }),

    /** The registration becomes a deal of its owner; what it holds stays held until the window ends or the deal closes. */
    convert: (change: RegistrationChange & { readonly name?: string | null }): Promise<Registration> =>
      once('convertRegistration', change, async ({ registrations, deals, outbox, actor, now, newId }) => {
        const registration = await registrations.get(change.id, change.expectedVersion);
        const converted = accepted(convertToDeal({ registration, dealId: newId(), role: actor.role }, now));
        const deal = accepted(openedFrom(converted, { id: converted.dealId ?? '', name: change.name ?? null }, now));
        await deals.add(deal);
        const saved = await registrations.save(converted);
        await outbox.record(registrationFact.of('converted', factOf(saved)), dealFact.of('created', dealFactOf(deal)));
        return saved.id;
      }),
  };
}

export type ReviewService = ReturnType<typeof reviewService>;
