import { DateTime, ForPartners, MoneyType } from '@channelgraph/subgraph';
import type { Money } from '@channelgraph/domain';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType('RegistrationPolicy', { simpleResolvers: true, description: 'Terms under which deals are registered, in force from an instant until the next terms.' })
export class RegistrationPolicyType {
  @ForPartners @Field(() => DateTime, { description: 'Since when these terms hold.' }) effectiveFrom!: Date;
  @ForPartners @Field(() => Int, { description: 'For how many days an approved registration holds its customer.' }) protectionDays!: number;
  @ForPartners @Field(() => Int, { description: 'Within how many business days (Monday to Friday) the vendor decides.' }) decisionBusinessDays!: number;
  @ForPartners @Field(() => MoneyType, { description: 'Smallest total list value that can be registered.' }) minimum!: Money;
}
