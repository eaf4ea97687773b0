import { sql, type Session } from '@channelgraph/database';
import { RegistrationPolicyEntity } from './registration-policy.entity.ts';
import type { RegistrationPolicy } from './registration-policy.ts';

export const registrationPolicyReader = (session: Session) => ({
  /** The terms in force at an instant; null before the first ones. */
  async inForce(at: Date): Promise<RegistrationPolicy | null> {
    const [policy] = await session.entities(RegistrationPolicyEntity, 't', sql`where t.effective_from <= ${at} order by t.effective_from desc limit 1`);
    return policy ?? null;
  },
});
