import { faker } from '@faker-js/faker/locale/en';
import type { Dice } from './dice.ts';

// faker's lists without its own chance: a generator per record would take longer to seed than all the rest of the record
const { first_name: given, last_name: family } = faker.rawDefinitions.person ?? {};
const givenNames = [...(given?.female ?? []), ...(given?.male ?? [])];
const familyNames = [...new Set(family?.generic)];

/** A person's name; the same dice give the same name. */
export const personName = (dice: Dice): string => `${dice.pick(givenNames)} ${dice.pick(familyNames)}`;

const PREFIXES = ['', 'New', 'North', 'South', 'East', 'West', 'First', 'United', 'Grand', 'Royal', 'Pacific', 'Atlantic', 'Alpine', 'Baltic', 'Nordic', 'Iberian', 'Pan', 'Inter', 'Trans', 'Neo'];
const CUSTOMER_TRADES = [
  'Foods', 'Logistics', 'Insurance', 'Motors', 'Textiles', 'Chemicals', 'Shipping', 'Bank', 'Hospitals', 'Paper', 'Steel', 'Airways', 'Energy', 'Media', 'Hotels', 'Pharma',
  'Rail', 'Retail', 'Breweries', 'Optics', 'Ceramics', 'Furniture', 'Tools', 'Glass', 'Farms', 'Toys', 'Publishing', 'Water', 'Mining', 'Packaging', 'Books',
] as const;
const PARTNER_TRADES = ['Systems', 'Networks', 'Cloud', 'Consulting', 'Digital', 'Software', 'Solutions', 'Technology', 'Data', 'Services', 'Computing', 'Security', 'Labs'] as const;

/**
 * The name of the n-th company of a sort. A walk through family names and trades whose counts share no divisor, so that
 * no name comes twice and no memory is needed to see to it.
 */
function companyName(ordinal: number, trades: readonly string[], stride: number): string {
  const round = Math.floor(ordinal / familyNames.length);
  const name = familyNames[(ordinal * stride) % familyNames.length] ?? '';
  const trade = trades[(ordinal + round) % trades.length] ?? '';
  const prefix = PREFIXES[Math.floor(round / trades.length) % PREFIXES.length] ?? '';
  return [prefix, name, trade].filter(word => word !== '').join(' ');
}

export const customerName = (ordinal: number): string => companyName(ordinal, CUSTOMER_TRADES, 127);
export const partnerName = (ordinal: number): string => companyName(ordinal, PARTNER_TRADES, 311);

const slug = (text: string): string => text.normalize('NFKD').toLowerCase().replaceAll(/['’\p{M}]/gu, '').replaceAll(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');

/** A domain that belongs to nobody and never will (RFC 2606), made of the company's name. */
export const reservedDomain = (name: string, ending: 'example' | 'test' = 'example'): string => `${slug(name)}.${ending}`;

/** `first.last@domain` */
export const mailOf = (name: string, domain: string): string => `${name.split(' ').map(slug).join('.')}@${domain}`;
