import pg from 'pg';

/** Reads one column's text into the value the house uses for its type. */
type ColumnParser = (text: string) => unknown;

const { builtins } = pg.types;

/** bigint stays exact, numeric and dates stay text: nothing is rounded or moved to another zone while it is read. */
const columnParsers = new Map<number, ColumnParser>([
  [builtins.INT8, BigInt],
  [builtins.NUMERIC, text => text],
  [builtins.DATE, text => text],
]);

const ownParser = pg.types.getTypeParser as (oid: number, format?: string) => ColumnParser; // its types know only the built-in numbers

export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: string): ColumnParser =>
    (format === 'binary' ? undefined : columnParsers.get(oid)) ?? ownParser(oid, format),
};

export interface PoolOptions {
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  /** Most connections at once; 10 unless told. */
  readonly max?: number;
}

/** What every pool of the house is opened with. */
export const poolOptions = ({ url, applicationName, max = 10 }: PoolOptions) => ({
  connectionString: url,
  application_name: applicationName,
  max,
  connectionTimeoutMillis: 3_000,
  idleTimeoutMillis: 30_000,
  types: columnTypes,
});

/** A plain pool without TypeORM, for those who only ask (the gateway's limits, the commands). */
export function openPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool(poolOptions(options));
  pool.on('error', () => undefined); // an idle connection that the server closed is replaced at the next query
  return pool;
}
