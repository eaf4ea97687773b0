import { commandKey, PageArgs, pageOf, pageSize, payload, readCursor, type Page } from '@channelgraph/subgraph';
import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { EnablementContext } from '../context.ts';
import { Access } from '../permissions.ts';
import { CertificationConnection, CertificationPayload, CertificationType, CreateCertificationInput } from './certification.graphql.ts';
import type { Certification } from './certification.ts';

@Resolver(() => CertificationType)
export class CertificationResolver {
  @Access('catalogue:read')
  @Query(() => CertificationType, { nullable: true, description: 'One certification; null when there is none of that code.' })
  certification(
    @Arg('code', () => String, { description: 'Code of the certification, e.g. "CLOUD_ASSOCIATE".' }) code: string,
    @Ctx() { loaders }: EnablementContext,
  ): Promise<Certification | null> {
    return loaders.certification.load(code);
  }

  @Access('catalogue:read')
  @Query(() => CertificationConnection, { nullable: true, description: 'What the vendor certifies people for, by code.' })
  async certifications(@Args(() => PageArgs) page: PageArgs, @Ctx() { certifications }: EnablementContext): Promise<Page<Certification>> {
    const first = pageSize(page);
    const [code] = page.after ? readCursor(page.after, ['string']) : [];
    const rows = await certifications.page({ first, after: code === undefined ? null : String(code) });
    return pageOf({ rows, first, after: page.after, keyOf: certification => [certification.code], totalCount: certifications.count });
  }

  @Access('catalogue:write')
  @Mutation(() => CertificationPayload, { nullable: true, description: 'Enters a certification in the catalogue.' })
  createCertification(
    @Arg('input', () => CreateCertificationInput, { description: 'The certification.' }) input: CreateCertificationInput,
    @Ctx() { certificationService }: EnablementContext,
  ) {
    const { clientMutationId, ...details } = input;
    return payload('certification', certificationService.create(details, commandKey(input)), clientMutationId);
  }
}
