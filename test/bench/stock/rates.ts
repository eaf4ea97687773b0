import DataLoader from 'dataloader';
import { decimal, type Big } from '@channelgraph/domain';
import { LessThanOrEqual, type DataSource, type EntityTarget } from 'typeorm';

export interface Rate {
  readonly base: string;
  readonly quote: string;
  readonly date: string;
  readonly rate: string;
}

/** What one unit of a currency is worth today in another: as published, the other way round, or through the euro. */
export function ratesTo(currency: string, today: string, source: DataSource, entity: EntityTarget<Rate>): DataLoader<string, Big> {
  const published = (base: string, quote: string) => source.getRepository(entity).findOne({ where: { base, quote, date: LessThanOrEqual(today) }, order: { date: 'DESC' } });
  const rateOf = async (from: string): Promise<Big> => {
    if (from === currency) return decimal(1);
    const direct = await published(from, currency);
    if (direct) return decimal(direct.rate);
    const inverse = await published(currency, from);
    if (inverse) return decimal('1.000000000000000000000000000000').div(inverse.rate);
    const [target, origin] = await Promise.all([published('EUR', currency), published('EUR', from)]);
    if (!target || !origin) throw new Error(`There is no rate for ${from}.`);
    return decimal(target.rate).div(origin.rate);
  };
  return new DataLoader(currencies => Promise.all(currencies.map(rateOf)));
}
