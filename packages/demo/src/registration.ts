import type { Company } from './company.ts';
import { fromDollars } from './currencies.ts';
import { demoId } from './demo-id.ts';
import type { Dice } from './dice.ts';
import { mailOf, personName } from './names.ts';
import type { DemoCustomer, DemoLine, DemoRegistration, DemoStep } from './world.ts';

/** List price over what the vendor gets in the end: partner discount and registration discount together. */
const LIST_OVER_NET = 1.4;
const CONTACT_TITLES = ['Head of IT', 'Purchasing', 'Chief information officer', 'Head of operations', 'Data protection officer'] as const;
const USE_CASES = [
  'Replaces spreadsheets in the planning of three sites.', 'Brings the figures of two acquired companies together.', 'Moves the customer’s reporting out of its own data centre.',
  'Connects the shop with the warehouse.', 'Secures remote work after an audit finding.', 'Archives ten years of orders by the letter of the law.',
] as const;
const EVIDENCE = [
  { kind: 'MEETING', note: 'First meeting at the customer’s site.' }, { kind: 'DEMO', note: 'Demonstration to the department that will use it.' },
  { kind: 'PROPOSAL', note: 'Written proposal with three options.' }, { kind: 'PROOF_OF_CONCEPT', note: 'Proof of concept with the customer’s own data.' },
] as const;

export interface Claim {
  readonly word: string;
  readonly company: Company;
  readonly submitterId: string;
  readonly customer: DemoCustomer;
  readonly familyCodes: readonly string[];
  /** Net value, in US dollars. */
  readonly dollars: number;
  readonly expectedCloseOn: string;
  /** Days on which the partner worked with the customer, as dates, oldest first. */
  readonly worked: readonly string[];
  readonly steps: readonly DemoStep[];
  readonly rejectionCode?: string;
}

/** Why a registration is turned down: mostly because somebody else has the customer, which nobody is told. */
export const rejection = (dice: Dice): string =>
  dice.weighted({ ACCOUNT_NOT_AVAILABLE: 60, INSUFFICIENT_INFORMATION: 15, NO_EVIDENCE_OF_WORK: 10, OUT_OF_TERRITORY: 8, RENEWAL_EXCLUDED: 7 });

function linesOf({ familyCodes, dollars, company: { currency } }: Claim, dice: Dice): readonly DemoLine[] {
  const each = (dollars * LIST_OVER_NET) / familyCodes.length;
  return familyCodes.map(familyCode => ({ familyCode, quantity: dice.int(1, 40) * 5, listMinor: fromDollars(each, currency), currency }));
}

/** A partner's claim on a customer, with all that the form asks for. */
export function registrationOf(claim: Claim, dice: Dice): DemoRegistration {
  const { word, company, submitterId, customer, expectedCloseOn, worked, steps, rejectionCode } = claim;
  const contact = personName(dice);
  return {
    id: demoId('registration', company.key ?? company.id, word),
    partnerId: company.id,
    submitterId,
    customerId: customer.id,
    customerName: customer.name,
    country: customer.country,
    domain: customer.domain,
    contact: { name: contact, email: mailOf(contact, customer.domain), jobTitle: dice.pick(CONTACT_TITLES) },
    engagementModel: dice.pick(company.engagementModels.filter(model => model !== 'SELL_TO')),
    lines: linesOf(claim, dice),
    expectedCloseOn,
    useCase: dice.pick(USE_CASES),
    evidence: worked.map((on, index) => ({ ...(EVIDENCE[index] ?? EVIDENCE[0]), on })),
    steps,
    rejectionCode: rejectionCode ?? null,
  };
}
