import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ForPartners } from '../graph/audience.ts';
import { UserErrorType } from './user-error.ts';

/** What every mutation takes beside its own arguments. */
@InputType()
export abstract class CommandInput {
  @ForPartners
  @Field(() => ID, { nullable: true, description: 'A UUID that names this command. Sent again within 7 days with the same input it has no second effect; with another input it is refused.' })
  clientMutationId?: string | null;
}

/** What every mutation on an existing record takes. */
@InputType()
export abstract class ChangeInput extends CommandInput {
  @ForPartners
  @Field(() => ID, { description: 'The record to change.' })
  id!: string;

  @ForPartners

  @Field(() => Int, { description: 'The `version` you saw. When somebody changed the record since, nothing happens and you get CONCURRENT_MODIFICATION.' })
  expectedVersion!: number;
}

@ObjectType({ simpleResolvers: true })
export abstract class PayloadType {
  @ForPartners
  @Field(() => [UserErrorType], { description: 'Why nothing happened; empty when the command took effect.' })
  userErrors!: UserErrorType[];

  @ForPartners

  @Field(() => ID, { nullable: true, description: 'The `clientMutationId` of the command, returned as sent.' })
  clientMutationId?: string | null;
}

/** The key of a command, as sent; what is no UUID is refused when the command is carried out, so that the refusal reaches `userErrors`. */
export const commandKey = (input: CommandInput): string | undefined => input.clientMutationId ?? undefined;
