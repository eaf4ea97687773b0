import { Directive, Field, ID, InputType, ObjectType } from 'type-graphql';
import { VendorOnly } from '../graph/audience.ts';
import { Bounded } from '../graph/declarations.ts';
import { connectionOf } from '../paging/connection.ts';

@VendorOnly
@Directive('@shareable')
@ObjectType('FieldChange', { simpleResolvers: true, description: 'One value of a record before and after somebody changed it.' })
export class FieldChangeType {
  @Field(() => String, { description: 'Column of the table, for example `status`.' })
  field!: string;

  @Field(() => String, { nullable: true, description: 'The value before, as JSON; null where the record began. Personal data read as "•••" to an auditor.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'The value after, as JSON; null where the record ended. Personal data read as "•••" to an auditor.' })
  after!: string | null;
}

@VendorOnly
@Directive('@shareable')
@ObjectType('AuditEntry', { description: 'What somebody did to one record: kept in the same transaction, added to and never changed.' })
export class AuditEntryType {
  @Field(() => ID, { description: 'Id of the entry.' })
  id!: string;

  @Field(() => Date, { description: 'When it was done.' })
  at!: Date;

  @Field(() => ID, { description: 'Who did it: a person’s id, or the client id of a machine.' })
  personId!: string;

  @Field(() => String, { description: 'In which role.' })
  role!: string;

  @Field(() => ID, { nullable: true, description: 'The partner for which that person acts; null on the vendor’s side.' })
  partnerId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The partner in whose place somebody of the vendor acted, where the command named one.' })
  onBehalfOf!: string | null;

  @Field(() => String, { description: 'The command, for example `approveRegistration`.' })
  operation!: string;

  @Field(() => String, { nullable: true, description: 'Why, in that person’s words, where the command asks for it. Reads as "•••" to an auditor.' })
  reason!: string | null;

  @Field(() => String, { description: 'The request in which it was done: the `requestId` of answers and logs.' })
  requestId!: string;

  @Field(() => String, { description: 'Table of the record, for example `registration`.' })
  subjectType!: string;

  @Field(() => ID, { description: 'Id of the record.' })
  subjectId!: string;

  @Bounded('One for each column of the record that changed.')
  @Field(() => [FieldChangeType], { description: 'What changed, by field.' })
  changes!: readonly FieldChangeType[];
}

export const AuditEntryConnection = connectionOf(AuditEntryType, 'AuditEntry', 'entries of the audit trail', { isShared: true });

@VendorOnly
@InputType('AuditFilter', { description: 'Which entries of the audit trail; what is left out does not matter.' })
export class AuditFilterInput {
  @Field(() => Date, { nullable: true, description: 'Done at this instant or later.' }) since?: Date | null;
  @Field(() => Date, { nullable: true, description: 'Done before this instant.' }) before?: Date | null;
  @Field(() => ID, { nullable: true, description: 'Done by this person or machine.' }) personId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Done to this record.' }) subjectId?: string | null;
  @Field(() => String, { nullable: true, description: 'Done by this command.' }) operation?: string | null;
  @Field(() => String, { nullable: true, description: 'Done in this request.' }) requestId?: string | null;
}
