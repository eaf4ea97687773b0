import { demoId } from './demo-id.ts';
import { storyPartner } from './story-partners.ts';

/** A person who can be acted as: what a token of theirs says, and why one would. */
export interface StoryPerson {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly role: string;
  /** The partner they act for; null on the vendor's side. */
  readonly partnerId: string | null;
  /** The partner's key. */
  readonly partner: string | null;
  /** Named permissions of a machine. */
  readonly scopes?: readonly string[];
  readonly jobTitle: string;
  /** What they are good for, in one sentence. */
  readonly story: string;
}

type Told = Omit<StoryPerson, 'key' | 'id' | 'partner' | 'partnerId'>;

const ofVendor = (key: string, rest: Told): StoryPerson => ({ key, id: demoId('person', key), partner: null, partnerId: null, ...rest });
const ofPartner = (partner: string, key: string, rest: Told): StoryPerson => ({ key, id: demoId('person', key), partner, partnerId: storyPartner(partner).id, ...rest });

/** The people of the stories. Their ids are the same in every demo world, so a token needs no database. */
export const STORY_PEOPLE: readonly StoryPerson[] = [
  ofVendor('vendor-admin', { name: 'Vera Lindgren', role: 'VENDOR_ADMIN', jobTitle: 'Channel operations', story: 'Sees and administers everything; the only one who may terminate a partner.' }),
  ofVendor('channel-manager', { name: 'Carla Mendes', role: 'CHANNEL_SALES_MANAGER', jobTitle: 'Head of channel sales', story: 'Owns the whole channel and decides registrations, Acme against Globex first.' }),
  ofVendor('partner-manager', { name: 'Paul Okafor', role: 'PARTNER_SALES_MANAGER', jobTitle: 'Partner sales manager', story: 'Looks after a dozen partners, Acme among them but not Globex; handed Swift over last quarter.' }),
  ofVendor('account-manager', { name: 'Anna Keller', role: 'ACCOUNT_MANAGER', jobTitle: 'Account manager', story: 'Sells directly and negotiates with Vandelay, which a partner has registered as well.' }),
  ofVendor('finance', { name: 'Felix Braun', role: 'CHANNEL_FINANCE', jobTitle: 'Channel finance', story: 'Sees what is paid, and no notes.' }),
  ofVendor('mediator', { name: 'Mina Sato', role: 'CONFLICT_MEDIATOR', jobTitle: 'Deal desk', story: 'The neutral seat between partners that claim one customer.' }),
  ofVendor('enablement-manager', { name: 'Emil Novak', role: 'ENABLEMENT_MANAGER', jobTitle: 'Partner enablement', story: 'Runs the catalogue and sees all learning records, but no deals and no money.' }),
  ofVendor('analyst', { name: 'Aisha Rahman', role: 'ANALYST', jobTitle: 'Channel analyst', story: 'Sees aggregates only, of five partners and more.' }),
  ofVendor('auditor', { name: 'Otto Weiss', role: 'AUDITOR', jobTitle: 'Internal audit', story: 'Reads the trail of what was done, with personal data masked.' }),
  ofVendor('integration', { name: 'CRM connector', role: 'INTEGRATION', scopes: ['deals:read', 'registrations:write', 'awards:write'], jobTitle: 'Machine', story: 'A machine with named permissions instead of a desk.' }),
  ofPartner('central', 'distributor-user', { name: 'Daan Visser', role: 'DISTRIBUTOR_USER', jobTitle: 'Distribution desk', story: 'Works for the distributor Central and sees what passes through it.' }),
  ofPartner('acme', 'acme-admin', { name: 'Alice Schneider', role: 'PARTNER_ADMIN', jobTitle: 'Managing director', story: 'Runs Acme: all its deals, people and figures at a glance.' }),
  ofPartner('acme', 'acme-seller', { name: 'Anton Fischer', role: 'PARTNER_SELLER', jobTitle: 'Sales', story: 'Registered Initech for Acme and waits for the decision.' }),
  ofPartner('acme', 'acme-learner', { name: 'Alma Vogel', role: 'PARTNER_LEARNER', jobTitle: 'Engineer', story: 'Learns, and renews what expires.' }),
  ofPartner('globex', 'globex-admin', { name: 'Gregor Hahn', role: 'PARTNER_ADMIN', jobTitle: 'Managing director', story: 'Runs Globex and must never see anything of Acme.' }),
  ofPartner('globex', 'globex-seller', { name: 'Greta Wolf', role: 'PARTNER_SELLER', jobTitle: 'Sales', story: 'Registered Initech for Globex, hours after Acme did.' }),
];

/** @throws RangeError for a key that no story has. */
export function storyPerson(key: string): StoryPerson {
  const found = STORY_PEOPLE.find(candidate => candidate.key === key);
  if (!found) throw new RangeError(`No demo story has a person "${key}".`);
  return found;
}
