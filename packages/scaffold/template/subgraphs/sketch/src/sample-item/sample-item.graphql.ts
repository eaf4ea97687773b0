import { CommandInput, connectionOf, DateTime, ForPartners, PayloadType, VendorOnly } from '@channelgraph/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { NewSampleItem, SampleItem } from './sample-item.ts';

@Directive('@key(fields: "id")')
@ObjectType('SampleItem', { simpleResolvers: true, description: 'One of the sample items of partners.' })
export class SampleItemType implements Omit<SampleItem, 'partnerId'> {
  @ForPartners @Field(() => ID, { description: 'Random identifier, the same in every subgraph.' }) id!: string;
  @ForPartners @Field(() => String, { description: 'What it is called.' }) name!: string;
  @ForPartners @Field(() => DateTime, { description: 'When it was recorded.' }) createdAt!: Date;
  @VendorOnly @Field(() => Int, { description: 'Counts the changes of the record.' }) version!: number;
}

export const SampleItemConnection = connectionOf(SampleItemType, 'SampleItem', 'sample items');

@VendorOnly
@InputType('CreateSampleItemInput', { description: 'The sample item to record.' })
export class CreateSampleItemInput extends CommandInput implements NewSampleItem {
  @Field(() => ID, { description: 'Id of the partner whose it is.' }) partnerId!: string;
  @Field(() => String, { description: 'What it is called; 200 characters at most.' }) name!: string;
}

@VendorOnly
@ObjectType('SampleItemPayload', { simpleResolvers: true, description: 'What became of a command on one of the sample items.' })
export class SampleItemPayload extends PayloadType {
  @Field(() => SampleItemType, { nullable: true, description: 'The sample item as it is now; null when nothing happened.' }) sampleItem?: SampleItemType | null;
}
