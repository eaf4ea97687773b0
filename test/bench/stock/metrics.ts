import { currencyExponent, decimal, divide, localDateOf, percentage, periodNamed, roundMoney, type Big } from '@channelgraph/domain';
import DataLoader from 'dataloader';
import { Arg, Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root, registerEnumType } from 'type-graphql';
import { And, Column, Entity, In, IsNull, LessThan, LessThanOrEqual, MoreThan, MoreThanOrEqual, PrimaryColumn, type DataSource } from 'typeorm';
import { VENDOR } from '../set-ups/vendor.ts';
import { ratesTo } from './rates.ts';
import { groupedBy, serve } from './serving.ts';

enum PeriodName { CURRENT_QUARTER = 'CURRENT_QUARTER' }
registerEnumType(PeriodName, { name: 'PeriodName' });
enum KpiCode { K30 = 'K30', K32 = 'K32', K33 = 'K33', K34 = 'K34' }
registerEnumType(KpiCode, { name: 'KpiCode' });

@Entity({ schema: 'metrics', name: 'exchange_rate' })
class ExchangeRate {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) base!: string;
  @Column({ type: 'text' }) quote!: string;
  @Column({ type: 'date' }) date!: string;
  @Column({ type: 'numeric' }) rate!: string;
}

@Entity({ schema: 'metrics', name: 'deal' })
class Deal {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid', name: 'partner_id', nullable: true }) partnerId!: string | null;
  @Column({ type: 'text', name: 'route_to_market' }) routeToMarket!: string;
  @Column({ type: 'text' }) stage!: string;
  @Column({ type: 'bigint', name: 'net_minor' }) netMinor!: string;
  @Column({ type: 'text' }) currency!: string;
  @Column({ type: 'bigint', name: 'reporting_minor', nullable: true }) reportingMinor!: string | null;
  @Column({ type: 'date', name: 'expected_close_on' }) expectedCloseOn!: string;
  @Column({ type: 'timestamptz', name: 'closed_at', nullable: true }) closedAt!: Date | null;
}

@Entity({ schema: 'metrics', name: 'target' })
class Target {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) scope!: string;
  @Column({ type: 'uuid', name: 'partner_id', nullable: true }) partnerId!: string | null;
  @Column({ type: 'text' }) metric!: string;
  @Column({ type: 'timestamptz', name: 'period_start' }) periodStart!: Date;
  @Column({ type: 'timestamptz', name: 'period_end' }) periodEnd!: Date;
  @Column({ type: 'bigint', name: 'amount_minor', nullable: true }) amountMinor!: string | null;
  @Column({ type: 'text', name: 'amount_currency', nullable: true }) amountCurrency!: string | null;
}

@Entity({ schema: 'metrics', name: 'employment' })
class Employment {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid', name: 'person_id' }) personId!: string;
  @Column({ type: 'uuid', name: 'partner_id', nullable: true }) partnerId!: string | null;
  @Column({ type: 'timestamptz', name: 'valid_from' }) validFrom!: Date;
  @Column({ type: 'timestamptz', name: 'valid_to', nullable: true }) validTo!: Date | null;
}

@Entity({ schema: 'metrics', name: 'award' })
class Award {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid', name: 'person_id' }) personId!: string;
  @Column({ type: 'timestamptz', name: 'awarded_at' }) awardedAt!: Date;
  @Column({ type: 'timestamptz', name: 'expires_at' }) expiresAt!: Date;
  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
}

@ObjectType('Kpi')
class Kpi {
  @Field(() => KpiCode) code!: KpiCode;
  @Field(() => String, { nullable: true }) value!: string | null;
  @Field(() => String) unit!: string;
}

@Directive('@key(fields: "id")')
@ObjectType('Partner')
class Partner {
  @Field(() => ID) id!: string;
}

interface DealSums {
  readonly won: number;
  readonly lost: number;
  readonly wonMinor: bigint;
  readonly openMinor: bigint;
}

interface Context {
  readonly deals: DataLoader<string, DealSums>;
  readonly target: DataLoader<string, bigint | null>;
  /** Awards that count now, of the people who work for the partner now. */
  readonly awards: DataLoader<string, number>;
}

const { calendar, reportingCurrency: currency } = VENDOR;

function contextOn(source: DataSource): Context {
  const now = new Date();
  const { start, end } = periodNamed('CURRENT_QUARTER', now, calendar);
  const [firstDay, endDay, today] = [start, end, now].map(instant => localDateOf(instant, calendar.timeZone)) as [string, string, string]; // of three instants
  const rates = ratesTo(currency, today, source, ExchangeRate);
  const converted = async (minor: string, from: string): Promise<Big> =>
    decimal(minor).times(await rates.load(from)).times(`1e${String(currencyExponent(currency) - currencyExponent(from))}`);
  const rounded = (amounts: readonly Big[]): bigint => roundMoney(amounts.reduce((sum, amount) => sum.plus(amount), decimal(0)), currency).amountMinor;

  async function sumsOf(deals: readonly Deal[]): Promise<DealSums> {
    const [open, won] = [deals.filter(({ closedAt }) => closedAt === null), deals.filter(({ stage }) => stage === 'WON')];
    return {
      won: won.length, lost: deals.filter(({ stage }) => stage === 'LOST').length,
      wonMinor: rounded(won.map(({ reportingMinor }) => decimal(reportingMinor ?? '0'))), // frozen in the reporting currency
      openMinor: rounded(await Promise.all(open.map(({ netMinor, currency: from }) => converted(netMinor, from)))),
    };
  }

  return {
    deals: new DataLoader(async ids => {
      const channel = { partnerId: In([...ids]), routeToMarket: 'CHANNEL' };
      const found = await source.getRepository(Deal).findBy([
        { ...channel, closedAt: IsNull(), expectedCloseOn: And(MoreThanOrEqual(firstDay), LessThan(endDay)) },
        { ...channel, closedAt: And(MoreThanOrEqual(start), LessThan(end)) },
      ]);
      const byPartner = groupedBy(found, ({ partnerId }) => partnerId ?? '');
      return Promise.all(ids.map(id => sumsOf(byPartner.get(id) ?? [])));
    }),
    target: new DataLoader(async ids => {
      const found = await source.getRepository(Target).findBy({ partnerId: In([...ids]), scope: 'PARTNER', metric: 'REVENUE', periodStart: start, periodEnd: end });
      const byPartner = groupedBy(found, ({ partnerId }) => partnerId ?? '');
      return Promise.all(ids.map(async id => {
        const own = byPartner.get(id);
        return own ? rounded(await Promise.all(own.map(({ amountMinor, amountCurrency }) => converted(amountMinor ?? '0', amountCurrency ?? currency)))) : null;
      }));
    }),
    awards: new DataLoader(async ids => {
      const employed = (await source.getRepository(Employment).findBy({ partnerId: In([...ids]), validFrom: LessThanOrEqual(now) })).filter(({ validTo }) => validTo === null || now < validTo);
      const found = await source.getRepository(Award).findBy({ personId: In(employed.map(({ personId }) => personId)), awardedAt: LessThanOrEqual(now), expiresAt: MoreThan(now) });
      const [peopleOf, awardsOf] = [groupedBy(employed, ({ partnerId }) => partnerId ?? ''), groupedBy(found.filter(({ revokedAt }) => revokedAt === null || now < revokedAt), ({ personId }) => personId)];
      return ids.map(id => (peopleOf.get(id) ?? []).reduce((sum, { personId }) => sum + (awardsOf.get(personId)?.length ?? 0), 0));
    }),
  };
}

const kpis: Readonly<Record<KpiCode, (id: string, context: Context) => Promise<Kpi>>> = {
  K30: async (id, { awards }) => ({ code: KpiCode.K30, value: String(await awards.load(id)), unit: 'COUNT' }),
  K32: async (id, { deals }) => {
    const { won, lost } = await deals.load(id);
    return { code: KpiCode.K32, value: percentage(won, won + lost), unit: 'PERCENT' };
  },
  K33: async (id, { deals }) => ({ code: KpiCode.K33, value: (await deals.load(id)).openMinor.toString(), unit: 'MONEY' }),
  K34: async (id, { deals, target }) => {
    const [{ openMinor, wonMinor }, wanted] = await Promise.all([deals.load(id), target.load(id)]);
    return { code: KpiCode.K34, value: wanted !== null && wanted > wonMinor ? divide(openMinor, wanted - wonMinor) : null, unit: 'RATIO' };
  },
};

@Resolver(() => Partner)
class PartnerResolver {
  @FieldResolver(() => [Kpi], { nullable: true })
  kpis(
    @Root() { id }: Partner, @Arg('period', () => PeriodName) _period: PeriodName, @Arg('codes', () => [KpiCode]) codes: KpiCode[], @Ctx() context: Context,
  ): Promise<readonly Kpi[]> {
    return Promise.all(codes.map(code => kpis[code](id, context)));
  }
}

await serve<Context>({ resolvers: [PartnerResolver], types: [Partner], entities: [ExchangeRate, Deal, Target, Employment, Award], partner: ({ id }) => ({ id }), context: contextOn });
