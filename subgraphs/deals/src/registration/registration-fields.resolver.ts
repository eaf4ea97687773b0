import { ForPartners, VendorOnly } from '@channelgraph/subgraph';
import { REFUSAL_DESCRIPTIONS } from '@channelgraph/domain';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { DealsContext } from '../context.ts';
import { CustomerAccountType } from '../customer/customer-account.graphql.ts';
import { DealType } from '../deal/deal.graphql.ts';
import { PartnerStub } from '../partner/partner.graphql.ts';
import { PersonStub } from '../person/person.graphql.ts';
import { ProductFamilyType } from '../product/product-family.graphql.ts';
import { isVendor, needsConsent, personFor } from '../visibility.ts';
import { ContactType, RegistrationLineType, RegistrationType, RejectionType } from './registration.graphql.ts';
import type { Contact, Registration, RegistrationLine, Rejection } from './registration.ts';

/** An entity of another subgraph, by its key. */
interface Reference {
  readonly id: string;
}

@Resolver(() => RegistrationType)
export class RegistrationFieldsResolver {
  @ForPartners
  @FieldResolver(() => PartnerStub, { nullable: true, description: 'Whose claim it is.' })
  partner(@Root() { partnerId }: Registration): Reference {
    return { id: partnerId };
  }

  @ForPartners
  @FieldResolver(() => PersonStub, { nullable: true, description: 'Who drafted it; null where a machine did.' })
  owner(@Root() { ownerId }: Registration, @Ctx() { actor }: DealsContext): Reference | null {
    return personFor(actor, ownerId);
  }

  @ForPartners
  @FieldResolver(() => PersonStub, { nullable: true, description: 'Who submitted it; null where nobody has yet, or a machine did.' })
  submitter(@Root() { submitterId }: Registration, @Ctx() { actor }: DealsContext): Reference | null {
    return submitterId === null ? null : personFor(actor, submitterId);
  }

  @VendorOnly
  @FieldResolver(() => PersonStub, { nullable: true, description: 'Who decides or decided on it. For the vendor’s people; null for a partner’s.' })
  reviewer(@Root() { reviewerId }: Registration, @Ctx() { actor }: DealsContext): Reference | null {
    return reviewerId !== null && isVendor(actor) ? { id: reviewerId } : null;
  }

  @VendorOnly
  @FieldResolver(() => CustomerAccountType, { nullable: true, description: 'The vendor’s account of the customer. For the vendor’s people, its sellers once it is confirmed; null for a partner’s, who read the customer as they typed it.' })
  customer(@Root() { customerId }: Registration, @Ctx() { loaders }: DealsContext) {
    return customerId === null ? null : loaders.customerAccount.load(customerId);
  }

  @ForPartners
  @FieldResolver(() => ContactType, { nullable: true, description: 'The customer’s contact; hidden from the vendor until the contact agreed to be named.' })
  contact(@Root() { contact, consent }: Registration, @Ctx() { actor }: DealsContext): Contact | null {
    return needsConsent(actor) && !consent ? null : contact;
  }

  @ForPartners
  @FieldResolver(() => RejectionType, { nullable: true, description: 'Why it was rejected; null unless it was.' })
  rejection(@Root() { rejectionCode: code, noteToPartner: note }: Registration): Rejection | null {
    return code === null ? null : { code, message: REFUSAL_DESCRIPTIONS[code], note };
  }

  @ForPartners
  @FieldResolver(() => DealType, { nullable: true, description: 'The deal it became; null where there is none, or it is not yours to see.' })
  deal(@Root() { dealId }: Registration, @Ctx() { loaders }: DealsContext) {
    return dealId === null ? null : loaders.deal.load(dealId);
  }
}

@Resolver(() => RegistrationLineType)
export class RegistrationLineResolver {
  @ForPartners
  @FieldResolver(() => ProductFamilyType, { nullable: true, description: 'The product family.' })
  family(@Root() { familyCode }: RegistrationLine, @Ctx() { loaders }: DealsContext) {
    return loaders.productFamily.load(familyCode);
  }
}
