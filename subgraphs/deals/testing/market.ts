/** A market to try the subgraph in: partners with their people, the vendor's people, a catalogue and the programme's terms. */
import { randomUUID } from 'node:crypto';
import { sql, type Writing } from '@channelgraph/database';
import { employmentFact, partnerFact, portfolioFact, territoryOwnershipFact, type Fact } from '@channelgraph/events';
import type { Actor, Role } from '@channelgraph/identity';

const LONG_AGO = '2020-01-01T00:00:00.000Z';

/** A partner with one principal and one seller. */
export interface TestPartner {
  readonly id: string;
  readonly admin: Actor;
  readonly seller: Actor;
  readonly facts: readonly Fact[];
}

export const person = (role: Role, partnerId: string | null = null): Actor => ({ personId: randomUUID(), role, partnerId, scopes: [] });

const works = ({ personId, partnerId }: Actor): Fact =>
  employmentFact.of('started', { id: randomUUID(), version: 1, personId, partnerId, certifiable: true, validFrom: LONG_AGO, validTo: null });

export interface PartnerTraits {
  readonly status?: string;
  readonly engagementModels?: string[];
  readonly region?: string;
  readonly id?: string;
  readonly version?: number;
}

export const partnerIs = ({ status = 'ACTIVE', engagementModels = ['SELL_TO', 'SELL_THROUGH', 'SELL_WITH'], region = 'EMEA', id = randomUUID(), version = 1 }: PartnerTraits = {}): Fact =>
  partnerFact.of('changed', { id, version, name: `Partner ${id}`, kind: 'RESELLER', engagementModels, status, statusSince: LONG_AGO, country: 'DE', region, segment: 'MID_MARKET' });

export function partner(traits: PartnerTraits = {}): TestPartner {
  const id = traits.id ?? randomUUID();
  const admin = person('PARTNER_ADMIN', id);
  const seller = person('PARTNER_SELLER', id);
  return { id, admin, seller, facts: [partnerIs({ ...traits, id }), works(admin), works(seller)] };
}

export const looksAfter = (manager: Actor, { id }: { readonly id: string }): Fact =>
  portfolioFact.of('assigned', { id: randomUUID(), version: 1, personId: manager.personId, partnerId: id, validFrom: LONG_AGO, validTo: null });

export const owns = (manager: Actor, region: string): Fact =>
  territoryOwnershipFact.of('assigned', { id: randomUUID(), version: 1, personId: manager.personId, region, validFrom: LONG_AGO, validTo: null });

export const FAMILIES = ['BACKUP', 'SECURITY', 'STORAGE'] as const;

/** A catalogue of three families, and terms with 90 days of protection, 2 days to decide and a minimum of USD 5,000. */
export async function openMarket(session: Pick<Writing, 'run'>): Promise<void> {
  await session.run(sql`insert into deals.product_family (code, name) select f, initcap(f) from unnest(${[...FAMILIES]}::text[]) f`);
  await session.run(sql`
    insert into deals.registration_policy (id, effective_from, protection_days, decision_business_days, minimum_minor, minimum_currency)
    values (gen_random_uuid(), ${LONG_AGO}, 90, 2, 500000, 'USD')`);
}

/** A registration form with everything that is needed; the test changes what it is about. */
export const form = (changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  engagementModel: 'SELL_THROUGH', customerName: 'Initech', customerCountry: 'DE', customerDomain: 'initech.example',
  contact: { name: 'Bill Lumbergh', email: 'bill@initech.example', jobTitle: 'Division vice president' },
  lines: [{ familyCode: 'BACKUP', quantity: 5, listValue: { amountMinor: '2000000', currency: 'USD' } }],
  expectedCloseOn: '2027-01-15', useCase: 'Keeps a copy of every report.', consent: true,
  evidence: [{ kind: 'MEETING', heldOn: '2026-11-10', note: 'Met the division vice president.' }],
  ...changes,
});

/** An opportunity with everything that is needed to open a deal. */
export const opportunity = (changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  name: 'Backup for Initech', customerName: 'Initech', customerDomain: 'initech.example', engagementModel: 'SELL_THROUGH', familyCodes: ['BACKUP'], country: 'DE',
  value: { amountMinor: '1000000', currency: 'USD' }, expectedCloseOn: '2027-01-15', ...changes,
});
