import { empty, guaranteed, sql, type Session, type WriteSession } from '@channelgraph/database';
import { accepted, refuse } from '@channelgraph/domain';
import { CertificationEntity } from './certification.entity.ts';
import { isCertificationCode, type Certification } from './certification.ts';

export interface CertificationPage {
  readonly first: number;
  /** Code of the last row of the page before. */
  readonly after: string | null;
}

/** Questions about the catalogue of certifications. It is open to everybody who may ask at all: no row belongs to a partner. */
export const certificationReader = (session: Session) => ({
  byCodes: (codes: readonly string[]): Promise<readonly Certification[]> =>
    session.entities(CertificationEntity, 'c', sql`where c.code = any(${codes.filter(isCertificationCode)}::text[])`),

  /** Ordered by code; one row more than asked for tells that more follow. */
  page: ({ first, after }: CertificationPage): Promise<readonly Certification[]> =>
    session.entities(CertificationEntity, 'c', sql`${after === null ? empty : sql`where c.code > ${after}`} order by c.code limit ${first + 1}`),

  count: async (): Promise<number> => {
    const [row] = await session.rows<{ count: bigint }>(sql`select count(*) from enablement.certification`);
    return Number(row?.count ?? 0);
  },
});

const { refusal: codeTaken } = refuse('DUPLICATE_KEY_VALUE', 'Another certification has this code; choose a new one.', 'code');

export const certificationStore = (session: WriteSession) => ({
  async get(id: string): Promise<Certification> {
    const [certification] = await session.entities(CertificationEntity, 'c', sql`where c.id = ${id}::uuid`);
    return certification ?? accepted(refuse('NOT_FOUND', 'There is no such certification.', 'id'));
  },
  /** A certification to award. Refused with NOT_FOUND when the catalogue has none by that code. */
  async named(code: string): Promise<Certification> {
    const [certification] = await certificationReader(session).byCodes([code]);
    return certification ?? accepted(refuse('NOT_FOUND', 'The catalogue has no certification of this code.', 'certificationCode'));
  },
  add: (certification: Certification): Promise<unknown> =>
    guaranteed({ certification_code: codeTaken }, () => session.manager.insert(CertificationEntity, certification)),
});

export type CertificationReader = ReturnType<typeof certificationReader>;
export type CertificationStore = ReturnType<typeof certificationStore>;
