import { sql, type Session } from '@channelgraph/database';
import { ProductFamilyEntity } from './product-family.entity.ts';
import type { ProductFamily } from './product-family.ts';

/** Questions about the catalogue; it is no secret, so nobody's scope is part of them. */
export const productFamilyReader = (session: Session) => ({
  all: (): Promise<readonly ProductFamily[]> => session.entities(ProductFamilyEntity, 'f', sql`order by f.name, f.code`),

  byCodes: (codes: readonly string[]): Promise<readonly ProductFamily[]> =>
    session.entities(ProductFamilyEntity, 'f', sql`where f.code = any(${codes}::text[])`),

  /** Which of these codes are in the catalogue. */
  async known(codes: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await session.rows<{ code: string }>(sql`select f.code from deals.product_family f where f.code = any(${codes}::text[])`);
    return new Set(rows.map(row => row.code));
  },
});
