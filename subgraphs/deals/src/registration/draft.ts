import type { LocalDate } from '@channelgraph/domain';
import type { Evidence, RegistrationDetails, RegistrationLine } from './registration.ts';

export interface LineTyped extends Omit<RegistrationLine, 'listValue'> {
  readonly listValue: { readonly amountMinor: string; readonly currency: string };
}

/** A form as somebody filled it in, before anything is checked. */
export interface DraftTyped extends Partial<Pick<RegistrationDetails, 'engagementModel' | 'customerDomain' | 'noDomainReason' | 'useCase' | 'comments'>> {
  readonly customerName: string;
  readonly customerCountry: string;
  readonly contact?: { readonly name: string; readonly email: string; readonly jobTitle: string } | null;
  readonly lines?: readonly LineTyped[] | null;
  readonly expectedCloseOn?: LocalDate | null;
  readonly evidence?: readonly Evidence[] | null;
  readonly consent: boolean;
}
