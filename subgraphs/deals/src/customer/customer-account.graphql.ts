import { DateTime, enumeration, VendorOnly } from '@channelgraph/subgraph';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { CustomerAccount, CustomerStatus } from './customer-account.ts';

export const CustomerStatusEnum = enumeration<CustomerStatus>('CustomerAccountStatus', 'How sure the vendor is of a customer account.', {
  CONFIRMED: 'Checked by the vendor.',
  PROVISIONAL: 'Opened from what somebody typed; not checked yet.',
});

@Directive('@key(fields: "id")')
@VendorOnly
@ObjectType('CustomerAccount', { simpleResolvers: true, description: 'An end customer as the vendor knows it. For the vendor’s people only: a partner reads a customer as it typed it.' })
export class CustomerAccountType implements Omit<CustomerAccount, 'groupId'> {
  @Field(() => ID, { description: 'Random identifier, the same in every subgraph.' }) id!: string;
  @Field(() => String, { description: 'Name of the company.' }) name!: string;
  @Field(() => String, { description: 'Country, ISO 3166-1 alpha-2.' }) country!: string;
  @Field(() => String, { nullable: true, description: 'Web domain that identifies it, e.g. "example.com"; null where it has none.' }) domain!: string | null;
  @Field(() => CustomerStatusEnum, { description: 'How sure the vendor is of it.' }) status!: CustomerStatus;
  @Field(() => DateTime, { description: 'When the account was opened.' }) createdAt!: Date;
}
