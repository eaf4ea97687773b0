import { connectionOf, enumeration, ForPartners } from '@channelgraph/subgraph';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { Person, PersonSide } from './person.ts';

export const PersonSideEnum = enumeration<PersonSide>('PersonSide', 'On which side of the channel a person stands.', {
  VENDOR: 'Works for the vendor.',
  PARTNER: 'Works, or has worked, for a partner.',
});

@Directive('@key(fields: "id")')
@ObjectType('Person', { simpleResolvers: true, description: 'Somebody who works for the vendor or for a partner.' })
export class PersonType implements Person {
  @ForPartners @Field(() => ID, { description: 'Random identifier, the same in every subgraph; also the subject of the access token.' }) id!: string;
  @ForPartners @Field(() => String, { description: 'Full name.' }) name!: string;
  @ForPartners @Field(() => String, { nullable: true, description: 'Business e-mail address. Null when it is not yours to see: of the vendor’s people for partners, and of people who have left.' })
  email!: string | null;
  @ForPartners @Field(() => PersonSideEnum, { description: 'On which side of the channel the person stands.' }) side!: PersonSide;
}

export const PersonConnection = connectionOf(PersonType, 'Person', 'people');
