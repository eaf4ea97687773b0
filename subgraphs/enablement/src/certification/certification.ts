/** How deep a certification goes, the easiest first. */
export const CERTIFICATION_LEVELS = ['FOUNDATIONAL', 'ASSOCIATE', 'PROFESSIONAL', 'SPECIALTY'] as const;
export type CertificationLevel = (typeof CERTIFICATION_LEVELS)[number];

export const CERTIFICATION_AUDIENCES = ['SALES', 'TECHNICAL'] as const;
export type CertificationAudience = (typeof CERTIFICATION_AUDIENCES)[number];

/** What the vendor certifies people for, and on what terms. */
export interface Certification {
  readonly id: string;
  /** The vendor's own name for it, e.g. `CLOUD_ASSOCIATE`; its key in every subgraph. */
  readonly code: string;
  readonly name: string;
  readonly level: CertificationLevel;
  readonly audience: CertificationAudience;
  /** Months that an award counts for. */
  readonly validityMonths: number;
  /** Length of the window before the expiry in which a renewal is added to what is left, in days of 24 hours. */
  readonly recertificationDays: number;
}

/** What a new entry of the catalogue says. */
export type NewCertification = Omit<Certification, 'id'>;

/** Capital letters, digits and underscores, a letter first. What is written otherwise is no certification's code. */
export const isCertificationCode = (text: string): boolean => /^[A-Z][A-Z0-9_]{0,63}$/.test(text);
