import { connectionOf, ForPartners } from '@channelgraph/subgraph';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { PersonStub } from '../person/person.graphql.ts';

/** What enablement adds to partners: what their people learn and hold. No simple resolvers: they would drop the guards of those fields. */
@Directive('@key(fields: "id")')
@ObjectType('Partner', { description: 'A company that sells to, through or with the vendor.' })
export class PartnerStub {
  @ForPartners @Field(() => ID, { description: 'Random identifier, the same in every subgraph.' }) id!: string;
}

export const LearnerConnection = connectionOf(PersonStub, 'Learner', 'learners');
