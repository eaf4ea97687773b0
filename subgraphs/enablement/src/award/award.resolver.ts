import { commandKey, ForPartners, payload } from '@channelgraph/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { CertificationType } from '../certification/certification.graphql.ts';
import type { Certification } from '../certification/certification.ts';
import type { EnablementContext } from '../context.ts';
import type { Learner } from '../learner/learner.ts';
import { Access } from '../permissions.ts';
import { PersonStub } from '../person/person.graphql.ts';
import { AwardCertificationInput, AwardPayload, AwardStatusEnum, AwardType, RevocationReasonEnum, RevokeAwardInput } from './award.graphql.ts';
import type { Award, AwardStatus, RevocationReason } from './award.ts';

@Resolver(() => AwardType)
export class AwardResolver {
  @ForPartners
  @FieldResolver(() => CertificationType, { description: 'What was passed.' })
  certification(@Root() { certificationCode }: Award, @Ctx() { loaders }: EnablementContext): Promise<Certification | null> {
    return loaders.certification.load(certificationCode);
  }

  @ForPartners
  @FieldResolver(() => PersonStub, { nullable: true, description: 'Who passed.' })
  holder(@Root() { personId }: Award): Learner {
    return { id: personId };
  }

  @ForPartners
  @FieldResolver(() => AwardStatusEnum, { description: 'Where it stands now.' })
  status(@Root() award: Award, @Ctx() { statusOf }: EnablementContext): AwardStatus {
    return statusOf(award);
  }

  @ForPartners
  @FieldResolver(() => Boolean, { description: 'It counts, and its recertification window is open: a renewal now is added to `expiresAt`.' })
  expiringSoon(@Root() award: Award, @Ctx() { isExpiringSoon }: EnablementContext): boolean {
    return isExpiringSoon(award);
  }

  @ForPartners
  @FieldResolver(() => RevocationReasonEnum, { nullable: true, description: 'Why it was taken back; null unless it was, and for anybody but its holder and those who may revoke awards.' })
  revocationReason(@Root() award: Award, @Ctx() { reasonOf }: EnablementContext): RevocationReason | null {
    return reasonOf(award);
  }

  @Access('award:grant')
  @Mutation(() => AwardPayload, {
    nullable: true,
    description: 'Records that a person passed a certification. Somebody who holds it renews it: inside the recertification window the validity is added to the old expiry, before it starts today.',
  })
  awardCertification(
    @Arg('input', () => AwardCertificationInput, { description: 'Whom to certify for what.' }) input: AwardCertificationInput,
    @Ctx() { awardService }: EnablementContext,
  ) {
    const { clientMutationId, ...wanted } = input;
    return payload('award', awardService.grant(wanted, commandKey(input)), clientMutationId);
  }

  @Access('award:revoke')
  @Mutation(() => AwardPayload, { nullable: true, description: 'Takes an award back: from now on it does not count.' })
  revokeAward(@Arg('input', () => RevokeAwardInput, { description: 'Which award, and why.' }) input: RevokeAwardInput, @Ctx() { awardService }: EnablementContext) {
    return payload('award', awardService.revoke(input), input.clientMutationId);
  }
}
