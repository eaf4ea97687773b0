/** What an award says of itself, as its subgraph publishes it. */
export interface PublishedAward {
  readonly id: string;
  readonly version: number;
  readonly personId: string;
  readonly certificationCode: string;
  readonly awardedAt: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
}

/** One fact per award: it counts from `validFrom` until `validTo`, exclusive, with no job in between. */
export interface CertificationFact {
  readonly id: string;
  readonly version: number;
  readonly personId: string;
  readonly metric: 'CERTIFICATION';
  readonly key: string;
  readonly validFrom: string;
  readonly validTo: string;
}

const isBefore = (one: string, other: string): boolean => new Date(one) < new Date(other);

/** Programme guide, certification: an award is active until it expires or is revoked, whichever comes first. */
export const certificationOf = ({ id, version, personId, certificationCode, awardedAt, expiresAt, revokedAt }: PublishedAward): CertificationFact => ({
  id, version, personId, metric: 'CERTIFICATION', key: certificationCode, validFrom: awardedAt,
  validTo: revokedAt !== null && isBefore(revokedAt, expiresAt) ? revokedAt : expiresAt,
});
