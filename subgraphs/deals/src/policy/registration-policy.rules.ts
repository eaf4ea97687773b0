import { accept, refuse, type Decision } from '@channelgraph/domain';
import type { RegistrationPolicy } from './registration-policy.ts';

/** Without terms in force there is nothing to register under. */
export const inForce = (policy: RegistrationPolicy | null): Decision<RegistrationPolicy> =>
  policy === null ? refuse('INVALID_RESOURCE_STATE', 'No deal-registration programme is in force.') : accept(policy);
