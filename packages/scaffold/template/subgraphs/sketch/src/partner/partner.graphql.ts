import { ForPartners } from '@channelgraph/subgraph';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType('Partner', { description: 'A company that sells to, through or with the vendor.' })
export class PartnerStub {
  @ForPartners @Field(() => ID, { description: 'Random identifier, the same in every subgraph.' }) id!: string;
}
