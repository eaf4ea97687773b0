import { demoId } from './demo-id.ts';
import type { DemoTerritory } from './world.ts';

export const REGIONS = ['EMEA', 'AMER', 'APAC'] as const;
export type Region = (typeof REGIONS)[number];

interface Country {
  readonly code: string;
  readonly name: string;
  readonly region: Region;
  /** In which the trade is done there. */
  readonly currency: string;
}

export const COUNTRIES: readonly Country[] = [
  { code: 'DE', name: 'Germany', region: 'EMEA', currency: 'EUR' },
  { code: 'FR', name: 'France', region: 'EMEA', currency: 'EUR' },
  { code: 'NL', name: 'Netherlands', region: 'EMEA', currency: 'EUR' },
  { code: 'US', name: 'United States', region: 'AMER', currency: 'USD' },
  { code: 'CA', name: 'Canada', region: 'AMER', currency: 'USD' },
  { code: 'BR', name: 'Brazil', region: 'AMER', currency: 'USD' },
  { code: 'JP', name: 'Japan', region: 'APAC', currency: 'JPY' },
  { code: 'SG', name: 'Singapore', region: 'APAC', currency: 'USD' },
];

const REGION_NAMES: Readonly<Record<Region, string>> = { EMEA: 'Europe, Middle East and Africa', AMER: 'Americas', APAC: 'Asia Pacific' };

export const countriesOf = (region: Region): readonly Country[] => COUNTRIES.filter(country => country.region === region);

/** @throws RangeError for a country the vendor does not sell in. */
export function countryOf(code: string): Country {
  const found = COUNTRIES.find(country => country.code === code);
  if (!found) throw new RangeError(`The demo vendor does not sell in ${code}.`);
  return found;
}

const territoryId = (code: string): string => demoId('territory', code);

/** The whole channel, its regions, and the countries in them: parents first. */
export const territories: readonly DemoTerritory[] = [
  { id: territoryId('GLOBAL'), code: 'GLOBAL', name: 'Whole channel', kind: 'GLOBAL', parentId: null },
  ...REGIONS.map((code): DemoTerritory => ({ id: territoryId(code), code, name: REGION_NAMES[code], kind: 'REGION', parentId: territoryId('GLOBAL') })),
  ...COUNTRIES.map(({ code, name, region }): DemoTerritory => ({ id: territoryId(code), code, name, kind: 'COUNTRY', parentId: territoryId(region) })),
];
