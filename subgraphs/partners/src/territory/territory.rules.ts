import { accept, refuse, type Decision, type Refusal } from '@channelgraph/domain';
import type { Territory, TerritoryOwnership } from './territory.ts';

export interface Taking {
  /** Id of the ownership that begins. */
  readonly id: string;
  readonly territory: Territory;
  readonly owner: { readonly id: string; readonly side: 'VENDOR' | 'PARTNER' };
}

/** Sales owns territory and number: regions and the whole are owned, countries belong to their region. */
export function take({ id, territory, owner }: Taking, now: Date): Decision<TerritoryOwnership> {
  if (territory.kind === 'COUNTRY') return refuse('INVALID_VALUE', 'A country is owned with its region; name the region.', 'territoryId');
  if (owner.side !== 'VENDOR') return refuse('INVALID_VALUE', 'Only the vendor’s own people own territories.', 'personId');
  return accept({ id, personId: owner.id, region: territory.code, validFrom: now, validTo: null, version: 1 });
}

/** What the constraint of the same name guarantees (territory_ownership_once). */
export const OWNED_ONCE: Refusal = { code: 'DUPLICATE_KEY_VALUE', field: 'personId', message: 'This person owns the territory already.' };
