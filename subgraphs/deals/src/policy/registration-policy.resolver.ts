import { Ctx, Query, Resolver } from 'type-graphql';
import type { DealsContext } from '../context.ts';
import { Access } from '../permissions.ts';
import { RegistrationPolicyType } from './registration-policy.graphql.ts';
import type { RegistrationPolicy } from './registration-policy.ts';

@Resolver(() => RegistrationPolicyType)
export class RegistrationPolicyResolver {
  @Access('registration:read')
  @Query(() => RegistrationPolicyType, { nullable: true, description: 'The terms of deal registration in force now; null when there is no programme.' })
  registrationPolicy(@Ctx() { registrationPolicies, at }: DealsContext): Promise<RegistrationPolicy | null> {
    return registrationPolicies.inForce(at);
  }
}
