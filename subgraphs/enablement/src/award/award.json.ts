import { empty, sql, type Sql } from '@channelgraph/database';
import { column, cursorOfInstant, object, objectBeside, readCursor, writtenConnection, type Written, type WrittenField } from '@channelgraph/subgraph';
import { writtenCertification } from '../certification/certification.json.ts';
import { following, ofPartner, standing, type AwardPage } from './award.store.ts';

/** An award as SQL writes it. */
const writtenAward: Written = object({
  id: column.plain('t.id'),
  awardedAt: column.instant('t.awarded_at'),
  expiresAt: column.instant('t.expires_at'),
  renewedAt: column.instantOrNull('t.renewed_at'),
  revokedAt: column.instantOrNull('t.revoked_at'),
  version: column.number('t.version'),
  certification: objectBeside('enablement.certification c on c.code = t.certification_code', writtenCertification),
});

/** The awards of the people who work for a partner now, the newest first, as SQL writes them. */
export const writtenAwardsOfPartner: WrittenField = writtenConnection({
  alias: 't',
  node: writtenAward,
  order: 't.awarded_at desc, t.id desc',
  cursor: cursorOfInstant('t.awarded_at', 't.id'),
  rows: (viewer, { status, after }) => {
    const { reached, awards } = ofPartner(viewer);
    const withStatus = new Map<unknown, Sql>(Object.entries(standing(viewer.at)));
    return { reached, from: sql`${awards} ${withStatus.get(status) ?? empty}`, following: following(typeof after === 'string' ? positionIn(after) : null) };
  },
});

/** Where a cursor of a list of awards stands. Throws BAD_USER_INPUT for one of another list. */
function positionIn(cursor: string): AwardPage['after'] {
  const [awardedAt, id] = readCursor(cursor, ['instant', 'uuid']);
  return { awardedAt: String(awardedAt), id: String(id) };
}
