import type { EffectiveDated } from '../history/history.ts';

export const TERRITORY_KINDS = ['GLOBAL', 'REGION', 'COUNTRY'] as const;
export type TerritoryKind = (typeof TERRITORY_KINDS)[number];

/** A node of the tree that the vendor divides its market into. */
export interface Territory {
  readonly id: string;
  /** "GLOBAL" for the root, the region's code, or ISO 3166-1 alpha-2 of the country. */
  readonly code: string;
  readonly name: string;
  readonly kind: TerritoryKind;
  readonly parentId: string | null;
}

/** Somebody of the vendor owns a region, or the whole. Several may own one together. */
export interface TerritoryOwnership extends EffectiveDated {
  readonly id: string;
  readonly personId: string;
  /** Code of the territory. */
  readonly region: string;
  readonly version: number;
}

export interface NewOwnership {
  readonly territoryId: string;
  readonly personId: string;
}

/** What the other subgraphs hear of an ownership. */
export const factOf = ({ id, version, personId, region, validFrom, validTo }: TerritoryOwnership) => ({
  id, version, personId, region, validFrom: validFrom.toISOString(), validTo: validTo?.toISOString() ?? null,
});
