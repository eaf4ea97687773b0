import type { LocalDate, Money, RefusalCode } from '@channelgraph/domain';
import type { EngagementModel } from '../deal/engagement.ts';

export const REGISTRATION_STATUSES = ['DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'CONVERTED'] as const;
export type RegistrationStatus = (typeof REGISTRATION_STATUSES)[number];

export type RegistrationCommand = 'update' | 'submit' | 'beginReview' | 'approve' | 'reject' | 'convert' | 'withdraw';

/** Proof that the partner did more than forward a name. */
export const EVIDENCE_KINDS = ['MEETING', 'DEMO', 'PROPOSAL', 'PROOF_OF_CONCEPT'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** Why a registration is rejected; what the partner reads is the code's public sentence. */
export const REJECTION_CODES = [
  'ACCOUNT_NOT_AVAILABLE', 'INSUFFICIENT_INFORMATION', 'NO_EVIDENCE_OF_WORK', 'DUPLICATE_OWN', 'NOT_AUTHORISED_PRODUCT', 'OUT_OF_TERRITORY',
  'BELOW_MINIMUM', 'VENDOR_LEAD', 'RENEWAL_EXCLUDED', 'TENDER_PUBLISHED', 'AGREEMENT_MISSING', 'COMPLIANCE_BLOCK', 'PARTNER_INACTIVE',
] as const satisfies readonly RefusalCode[];
export type RejectionCode = (typeof REJECTION_CODES)[number];

/** What the partner reads of a rejection. */
export interface Rejection {
  readonly code: RejectionCode;
  /** The code's public sentence. */
  readonly message: string;
  readonly note: string | null;
}

export interface Contact {
  readonly name: string;
  readonly email: string;
  readonly jobTitle: string;
}

export interface Evidence {
  readonly kind: EvidenceKind;
  readonly heldOn: LocalDate;
  readonly note: string;
}

export interface RegistrationLine {
  readonly familyCode: string;
  readonly quantity: number;
  readonly listValue: Money;
}

/** What the partner says of the opportunity; a draft may leave most of it open. */
export interface RegistrationDetails {
  readonly engagementModel: EngagementModel | null;
  readonly customerName: string;
  readonly customerCountry: string;
  /** As typed. */
  readonly customerDomain: string | null;
  readonly noDomainReason: string | null;
  readonly contact: Contact | null;
  readonly lines: readonly RegistrationLine[];
  readonly expectedCloseOn: LocalDate | null;
  readonly useCase: string | null;
  readonly evidence: readonly Evidence[];
  /** The customer's contact agreed to be named to the vendor. */
  readonly consent: boolean;
  readonly comments: string | null;
}

/** A partner's claim that it found a deal first. */
export interface Registration extends RegistrationDetails {
  readonly id: string;
  readonly partnerId: string;
  /** Who drafted it: the person whose registration it is. */
  readonly ownerId: string;
  readonly submitterId: string | null;
  readonly status: RegistrationStatus;
  /** The account matched at submission. Vendor only. */
  readonly customerId: string | null;
  readonly createdAt: Date;
  /** The priority among rivals: fixed at submission, by the server's clock. */
  readonly submittedAt: Date | null;
  readonly decisionDueAt: Date | null;
  readonly reviewerId: string | null;
  readonly decidedAt: Date | null;
  readonly rejectionCode: RejectionCode | null;
  readonly noteToPartner: string | null;
  /** First instant at which the customer is no longer held; as granted. */
  readonly protectedUntil: Date | null;
  readonly dealId: string | null;
  readonly version: number;
}

/** The product families of a registration, each once, in the order of its lines. */
export const familiesOf = ({ lines }: Pick<RegistrationDetails, 'lines'>): readonly string[] => [...new Set(lines.map(line => line.familyCode))];

/** What the other subgraphs hear of a registration: nothing of its customer, nor of anybody else's claim. */
export const factOf = (registration: Registration) => {
  const { id, version, partnerId, status, customerCountry, submittedAt, decidedAt, protectedUntil } = registration;
  return {
    id, version, partnerId, status, country: customerCountry, familyCodes: [...familiesOf(registration)],
    submittedAt: submittedAt?.toISOString() ?? null, decidedAt: decidedAt?.toISOString() ?? null, protectedUntil: protectedUntil?.toISOString() ?? null,
  };
};
