import { CommandInput, connectionOf, ForPartners, PayloadType, SameForEverybody, VendorOnly } from '@channelgraph/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Course } from './course.ts';

@Directive('@key(fields: "id")')
@ObjectType('Course', { simpleResolvers: true, description: 'Something to learn: a unit of the vendor’s training catalogue.' })
@SameForEverybody('The catalogue is open to everybody who may learn.')
export class CourseType implements Course {
  @ForPartners @Field(() => ID, { description: 'Random identifier, the same in every subgraph.' }) id!: string;
  @ForPartners @Field(() => String, { description: 'The vendor’s own name for the course, e.g. "SALES_BASICS"; unique and never changed.' }) code!: string;
  @ForPartners @Field(() => String, { description: 'Title.' }) name!: string;
  @ForPartners @Field(() => Int, { description: 'How long it takes, in minutes.' }) minutes!: number;
  @ForPartners @Field(() => String, { nullable: true, description: 'What is learnt.' }) description!: string | null;
}

export const CourseConnection = connectionOf(CourseType, 'Course', 'courses');

@VendorOnly
@InputType('CreateCourseInput', { description: 'A new course for the catalogue.' })
export class CreateCourseInput extends CommandInput {
  @Field(() => String, { description: 'The vendor’s own name for it: capital letters, digits and underscores, e.g. "SALES_BASICS". It cannot be changed later.' }) code!: string;
  @Field(() => String, { description: 'Title.' }) name!: string;
  @Field(() => Int, { description: 'How long it takes, in minutes.' }) minutes!: number;
  @Field(() => String, { nullable: true, description: 'What is learnt.' }) description?: string | null;
}

@VendorOnly
@ObjectType('CoursePayload', { simpleResolvers: true, description: 'What became of a command on a course.' })
export class CoursePayload extends PayloadType {
  @Field(() => CourseType, { nullable: true, description: 'The course as it is now; null when nothing happened.' }) course?: CourseType | null;
}
