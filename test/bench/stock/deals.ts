import { currencyExponent, decimal, localDateOf, periodNamed, roundMoney, type Big } from '@channelgraph/domain';
import DataLoader from 'dataloader';
import { Arg, Ctx, Directive, Field, FieldResolver, ID, Int, ObjectType, Resolver, Root, registerEnumType } from 'type-graphql';
import { And, Column, Entity, In, IsNull, LessThan, MoreThanOrEqual, PrimaryColumn, type DataSource } from 'typeorm';
import { VENDOR } from '../set-ups/vendor.ts';
import { ratesTo } from './rates.ts';
import { groupedBy, serve } from './serving.ts';

enum PeriodName { CURRENT_QUARTER = 'CURRENT_QUARTER' }
registerEnumType(PeriodName, { name: 'PeriodName' });

@Entity({ schema: 'deals', name: 'exchange_rate' })
class ExchangeRate {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) base!: string;
  @Column({ type: 'text' }) quote!: string;
  @Column({ type: 'date' }) date!: string;
  @Column({ type: 'numeric' }) rate!: string;
}

@ObjectType('Money')
class Money {
  @Field(() => String) amountMinor!: string;
  @Field(() => String) currency!: string;
}

@ObjectType('Deal')
@Entity({ schema: 'deals', name: 'deal' })
class Deal {
  @Field(() => ID) @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Field(() => String) @Column({ type: 'text' }) name!: string;
  @Field(() => String) @Column({ type: 'text' }) stage!: string;
  @Field(() => String) @Column({ type: 'date', name: 'expected_close_on' }) expectedCloseOn!: string;
  @Column({ type: 'uuid', name: 'partner_id', nullable: true }) partnerId!: string | null;
  @Column({ type: 'text', name: 'route_to_market' }) routeToMarket!: string;
  @Column({ type: 'int' }) probability!: number;
  @Column({ type: 'bigint', name: 'value_minor' }) valueMinor!: string;
  @Column({ type: 'text', name: 'value_currency' }) valueCurrency!: string;
  @Column({ type: 'bigint', name: 'reporting_value_minor', nullable: true }) reportingValueMinor!: string | null;
  @Column({ type: 'timestamptz', name: 'created_at' }) createdAt!: Date;
  @Column({ type: 'timestamptz', name: 'closed_at', nullable: true }) closedAt!: Date | null;
}

@ObjectType('DealEdge')
class DealEdge {
  @Field(() => Deal) node!: Deal;
}

@ObjectType('DealConnection')
class DealConnection {
  @Field(() => [DealEdge]) edges!: DealEdge[];
}

@ObjectType('Pipeline')
class Pipeline {
  @Field(() => Int) openCount!: number;
  @Field(() => Money) openValue!: Money;
  @Field(() => Money) weightedValue!: Money;
  @Field(() => Int) wonCount!: number;
  @Field(() => Money) wonValue!: Money;
}

@Directive('@key(fields: "id")')
@ObjectType('Partner')
class Partner {
  @Field(() => ID) id!: string;
}

interface Context {
  readonly pipeline: DataLoader<string, Pipeline>;
  readonly deals: (first: number) => DataLoader<string, readonly Deal[]>;
}

const { calendar, reportingCurrency: currency } = VENDOR;

function contextOn(source: DataSource): Context {
  const now = new Date();
  const { start, end } = periodNamed('CURRENT_QUARTER', now, calendar);
  const [firstDay, endDay, today] = [start, end, now].map(instant => localDateOf(instant, calendar.timeZone)) as [string, string, string]; // of three instants
  const repository = source.getRepository(Deal);
  const rates = ratesTo(currency, today, source, ExchangeRate);

  const inReporting = async ({ valueMinor, valueCurrency }: Deal): Promise<Big> =>
    decimal(valueMinor).times(await rates.load(valueCurrency)).times(`1e${String(currencyExponent(currency) - currencyExponent(valueCurrency))}`);
  const money = (amounts: readonly Big[]): Money => {
    const { amountMinor } = roundMoney(amounts.reduce((sum, amount) => sum.plus(amount), decimal(0)), currency);
    return { amountMinor: amountMinor.toString(), currency };
  };

  async function pipelineOf(open: readonly Deal[], won: readonly Deal[]): Promise<Pipeline> {
    const values = await Promise.all(open.map(inReporting));
    const weighted = open.map(({ stage, probability }, index) => (values[index] ?? decimal(0)).times(stage === 'ON_HOLD' ? 0 : probability).times('0.01'));
    return {
      openCount: open.length, openValue: money(values), weightedValue: money(weighted),
      wonCount: won.length, wonValue: money(won.map(({ reportingValueMinor }) => decimal(reportingValueMinor ?? '0'))), // frozen in the reporting currency
    };
  }

  const pages = new Map<number, DataLoader<string, readonly Deal[]>>();
  const newest = (first: number) => new DataLoader<string, readonly Deal[]>(async ids => {
    const found = await repository.createQueryBuilder('d')
      .innerJoin(ranked => ranked.select('x.id', 'id').addSelect('row_number() over (partition by x.partner_id order by x.created_at desc, x.id desc)', 'position')
        .from(Deal, 'x').where('x.partner_id in (:...ids)', { ids }), 'r', 'r.id = d.id')
      .where('r.position <= :first', { first }).orderBy('d.createdAt', 'DESC').addOrderBy('d.id', 'DESC').getMany();
    const byPartner = groupedBy(found, ({ partnerId }) => partnerId ?? '');
    return ids.map(id => byPartner.get(id) ?? []);
  });

  return {
    deals: first => {
      const known = pages.get(first) ?? newest(first);
      pages.set(first, known);
      return known;
    },
    pipeline: new DataLoader(async ids => {
      const channel = { partnerId: In([...ids]), routeToMarket: 'CHANNEL' };
      const [open, won] = await Promise.all([
        repository.findBy({ ...channel, closedAt: IsNull(), expectedCloseOn: And(MoreThanOrEqual(firstDay), LessThan(endDay)) }),
        repository.findBy({ ...channel, stage: 'WON', closedAt: And(MoreThanOrEqual(start), LessThan(end)) }),
      ]);
      const [openOf, wonOf] = [groupedBy(open, ({ partnerId }) => partnerId ?? ''), groupedBy(won, ({ partnerId }) => partnerId ?? '')];
      return Promise.all(ids.map(id => pipelineOf(openOf.get(id) ?? [], wonOf.get(id) ?? [])));
    }),
  };
}

@Resolver(() => Deal)
class DealResolver {
  @FieldResolver(() => Money)
  value(@Root() { valueMinor, valueCurrency }: Deal): Money {
    return { amountMinor: valueMinor, currency: valueCurrency };
  }
}

@Resolver(() => Partner)
class PartnerResolver {
  @FieldResolver(() => Pipeline, { nullable: true })
  pipeline(@Root() { id }: Partner, @Arg('period', () => PeriodName) _period: PeriodName, @Ctx() { pipeline }: Context) {
    return pipeline.load(id);
  }

  @FieldResolver(() => DealConnection, { nullable: true })
  async deals(@Root() { id }: Partner, @Arg('first', () => Int) first: number, @Ctx() { deals }: Context): Promise<DealConnection> {
    return { edges: (await deals(first).load(id)).map(node => ({ node })) };
  }
}

await serve<Context>({ resolvers: [DealResolver, PartnerResolver], types: [Partner], entities: [Deal, ExchangeRate], partner: ({ id }) => ({ id }), context: contextOn });
