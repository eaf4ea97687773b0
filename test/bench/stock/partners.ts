import { GraphQLDateTimeISO } from 'graphql-scalars';
import DataLoader from 'dataloader';
import { Arg, Ctx, Directive, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Column, Entity, In, JoinColumn, LessThanOrEqual, ManyToOne, PrimaryColumn, type DataSource } from 'typeorm';
import { groupedBy, inOrder, serve } from './serving.ts';

@Directive('@key(fields: "id")')
@ObjectType('Partner')
@Entity({ schema: 'partners', name: 'partner' })
class Partner {
  @Field(() => ID) @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Field(() => String) @Column({ type: 'text' }) name!: string;
  @Field(() => String) @Column({ type: 'text' }) country!: string;
  @Column({ type: 'text' }) region!: string;
  @Column({ type: 'text' }) kind!: string;
  @Column({ type: 'text' }) status!: string;
  @Column({ type: 'text' }) segment!: string;
}

@Entity({ schema: 'partners', name: 'tier_program' })
class TierProgram {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) code!: string;
}

@Entity({ schema: 'partners', name: 'tier' })
class Tier {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'int' }) rank!: number;
  @ManyToOne(() => TierProgram) @JoinColumn({ name: 'program_id' }) program!: TierProgram;
}

@Entity({ schema: 'partners', name: 'tier_assignment' })
class TierAssignment {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid', name: 'partner_id' }) partnerId!: string;
  @ManyToOne(() => Tier) @JoinColumn({ name: 'tier_id' }) tier!: Tier;
  @Column({ type: 'timestamptz', name: 'valid_from' }) validFrom!: Date;
  @Column({ type: 'timestamptz', name: 'valid_to', nullable: true }) validTo!: Date | null;
}

@ObjectType('CurrentTier')
class CurrentTier {
  @Field(() => String) name!: string;
  @Field(() => Int) rank!: number;
  @Field(() => GraphQLDateTimeISO) since!: Date;
}

@ObjectType('PartnerEdge')
class PartnerEdge {
  @Field(() => Partner) node!: Partner;
}

@ObjectType('PartnerConnection')
class PartnerConnection {
  @Field(() => [PartnerEdge]) edges!: PartnerEdge[];
}

interface Context {
  readonly source: DataSource;
  readonly partner: DataLoader<string, Partner | null>;
  readonly tier: DataLoader<string, TierAssignment | null>;
}

function contextOn(source: DataSource): Context {
  const now = new Date();
  return {
    source,
    partner: new DataLoader(async ids => inOrder(ids, await source.getRepository(Partner).findBy({ id: In([...ids]) }), ({ id }) => id)),
    tier: new DataLoader(async ids => {
      const held = await source.getRepository(TierAssignment).find({
        where: { partnerId: In([...ids]), validFrom: LessThanOrEqual(now) }, relations: { tier: { program: true } }, order: { tier: { program: { code: 'ASC' } } },
      });
      const byPartner = groupedBy(held.filter(({ validTo }) => validTo === null || now < validTo), ({ partnerId }) => partnerId);
      return ids.map(id => byPartner.get(id)?.[0] ?? null);
    }),
  };
}

@Resolver(() => Partner)
class PartnerResolver {
  @Query(() => Partner, { nullable: true })
  partner(@Arg('id', () => ID) id: string, @Ctx() { partner }: Context) {
    return partner.load(id);
  }

  @Query(() => PartnerConnection, { nullable: true })
  async partners(@Arg('first', () => Int) first: number, @Arg('after', () => String, { nullable: true }) after: string | null, @Ctx() { source }: Context): Promise<PartnerConnection> {
    const question = source.getRepository(Partner).createQueryBuilder('p').orderBy('p.name').addOrderBy('p.id').limit(first);
    if (after != null) {
      const [name, id] = JSON.parse(Buffer.from(after, 'base64url').toString('utf8')) as [string, string]; // the list's own cursor
      question.where('(p.name, p.id) > (:name, :id)', { name, id });
    }
    return { edges: (await question.getMany()).map(node => ({ node })) };
  }

  @FieldResolver(() => CurrentTier, { nullable: true })
  async currentTier(@Root() { id }: Partner, @Ctx() { tier }: Context): Promise<CurrentTier | null> {
    const held = await tier.load(id);
    return held && { name: held.tier.name, rank: held.tier.rank, since: held.validFrom };
  }
}

await serve<Context>({
  resolvers: [PartnerResolver], types: [Partner], entities: [Partner, TierProgram, Tier, TierAssignment],
  partner: ({ id }, { partner }) => partner.load(id), context: contextOn,
});
