import { DateTime, enumeration, ForPartners, VendorOnly } from '@channelgraph/subgraph';
import { Field, Int, ObjectType } from 'type-graphql';
import type { DealStage, OpenStage, StageChange } from './stage.ts';

const open: Readonly<Record<OpenStage, string>> = {
  PROSPECT: 'Need and contact are known. Expected to be won by 10 %.',
  QUALIFIED: 'Budget, authority, need and time are known. 25 %.',
  TECHNICAL_VALIDATION: 'A demo or proof of concept passed. 45 %.',
  BUSINESS_VALIDATION: 'The proposal is accepted in principle. 65 %.',
  COMMITTED: 'The customer committed in writing. 90 %.',
};

export const DealStageEnum = enumeration<DealStage>('DealStage', 'How far a deal has come.', {
  ...open,
  ON_HOLD: 'Rests until its review date; counts nothing in a weighted pipeline.',
  WON: 'Ordered. Final.',
  LOST: 'Not bought, or not from us. Final.',
});

export const OpenStageEnum = enumeration<OpenStage>('OpenDealStage', 'A stage that an open deal can be moved to.', open);

@ObjectType('DealStageChange', { simpleResolvers: true, description: 'A step in the life of a deal.' })
export class StageChangeType implements Omit<StageChange, 'dealId' | 'personId'> {
  @ForPartners @Field(() => Int, { description: 'The version of the deal that this step made.' }) version!: number;
  @ForPartners @Field(() => DealStageEnum, { description: 'The stage entered.' }) stage!: DealStage;
  @ForPartners @Field(() => DateTime, { description: 'When.' }) at!: Date;
  @VendorOnly @Field(() => String, { nullable: true, description: 'Evidence for a step forward, the reason for any other; null where the deal began.' }) note!: string | null;
}
