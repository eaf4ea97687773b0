import { REFUSAL_CODES, REFUSAL_DESCRIPTIONS, type RefusalCode } from '@channelgraph/domain';
import { Directive, Field, ObjectType } from 'type-graphql';
import { ForPartners } from '../graph/audience.ts';
import { enumeration } from './enumeration.ts';

export const UserErrorCodeEnum = enumeration<RefusalCode>(
  'UserErrorCode',
  'Why a command was refused. The list is stable: programs may rely on it.',
  Object.fromEntries(REFUSAL_CODES.map(code => [code, REFUSAL_DESCRIPTIONS[code]])) as Record<RefusalCode, string>, // every code of the list
);

@Directive('@shareable')
@ObjectType('UserError', { simpleResolvers: true, description: 'A reason why a command had no effect, for a person to act on.' })
export class UserErrorType {
  @ForPartners
  @Field(() => UserErrorCodeEnum, { description: 'Stable code for programs.' })
  code!: RefusalCode;

  @ForPartners

  @Field(() => [String], { nullable: true, description: 'Path of the input field that must change; null when no single field is to blame.' })
  field?: readonly string[] | null;

  @ForPartners

  @Field(() => String, { description: 'A sentence that says what to do.' })
  message!: string;
}
