import { GraphQLDateTimeISO } from 'graphql-scalars';
import DataLoader from 'dataloader';
import { Arg, Ctx, Directive, Field, FieldResolver, ID, Int, ObjectType, Resolver, Root, registerEnumType } from 'type-graphql';
import { Column, Entity, In, LessThanOrEqual, MoreThan, PrimaryColumn, type DataSource } from 'typeorm';
import { groupedBy, inOrder, serve } from './serving.ts';

enum AwardStatus { ACTIVE = 'ACTIVE' }
registerEnumType(AwardStatus, { name: 'AwardStatus' });

@ObjectType('Certification')
@Entity({ schema: 'enablement', name: 'certification' })
class Certification {
  @Field(() => String) @PrimaryColumn({ type: 'text' }) code!: string;
  @Field(() => String) @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) level!: string;
  @Column({ type: 'int', name: 'validity_months' }) validityMonths!: number;
}

@Entity({ schema: 'enablement', name: 'employment' })
class Employment {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid', name: 'person_id' }) personId!: string;
  @Column({ type: 'uuid', name: 'partner_id', nullable: true }) partnerId!: string | null;
  @Column({ type: 'timestamptz', name: 'valid_from' }) validFrom!: Date;
  @Column({ type: 'timestamptz', name: 'valid_to', nullable: true }) validTo!: Date | null;
}

@ObjectType('CertificationAward')
@Entity({ schema: 'enablement', name: 'award' })
class Award {
  @Field(() => ID) @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid', name: 'person_id' }) personId!: string;
  @Column({ type: 'text', name: 'certification_code' }) certificationCode!: string;
  @Column({ type: 'timestamptz', name: 'awarded_at' }) awardedAt!: Date;
  @Field(() => GraphQLDateTimeISO) @Column({ type: 'timestamptz', name: 'expires_at' }) expiresAt!: Date;
  @Column({ type: 'timestamptz', name: 'ends_at' }) endsAt!: Date;
}

@ObjectType('CertificationAwardEdge')
class AwardEdge {
  @Field(() => Award) node!: Award;
}

@ObjectType('CertificationAwardConnection')
class AwardConnection {
  @Field(() => Int) totalCount!: number;
  @Field(() => [AwardEdge]) edges!: AwardEdge[];
}

@Directive('@key(fields: "id")')
@ObjectType('Partner')
class Partner {
  @Field(() => ID) id!: string;
}

interface Context {
  /** Active awards of the people who work for a partner now, the newest first. */
  readonly awards: DataLoader<string, readonly Award[]>;
  readonly certification: DataLoader<string, Certification | null>;
}

const newestFirst = (one: Award, other: Award): number => other.awardedAt.getTime() - one.awardedAt.getTime() || (one.id < other.id ? 1 : -1);

function contextOn(source: DataSource): Context {
  const now = new Date();
  return {
    awards: new DataLoader(async ids => {
      const employed = (await source.getRepository(Employment).findBy({ partnerId: In([...ids]), validFrom: LessThanOrEqual(now) })).filter(({ validTo }) => validTo === null || now < validTo);
      const found = await source.getRepository(Award).findBy({ personId: In(employed.map(({ personId }) => personId)), awardedAt: LessThanOrEqual(now), endsAt: MoreThan(now) });
      const [peopleOf, awardsOf] = [groupedBy(employed, ({ partnerId }) => partnerId ?? ''), groupedBy(found, ({ personId }) => personId)];
      return ids.map(id => (peopleOf.get(id) ?? []).flatMap(({ personId }) => awardsOf.get(personId) ?? []).sort(newestFirst));
    }),
    certification: new DataLoader(async codes => inOrder(codes, await source.getRepository(Certification).findBy({ code: In([...codes]) }), ({ code }) => code)),
  };
}

@Resolver(() => Award)
class AwardResolver {
  @FieldResolver(() => Certification)
  certification(@Root() { certificationCode }: Award, @Ctx() { certification }: Context) {
    return certification.load(certificationCode);
  }
}

@Resolver(() => Partner)
class PartnerResolver {
  @FieldResolver(() => AwardConnection, { nullable: true })
  async certifications(
    @Root() { id }: Partner, @Arg('first', () => Int) first: number, @Arg('status', () => AwardStatus) _status: AwardStatus, @Ctx() { awards }: Context,
  ): Promise<AwardConnection> {
    const all = await awards.load(id);
    return { totalCount: all.length, edges: all.slice(0, first).map(node => ({ node })) };
  }
}

await serve<Context>({ resolvers: [AwardResolver, PartnerResolver], types: [Partner], entities: [Certification, Employment, Award], partner: ({ id }) => ({ id }), context: contextOn });
