import type { Projection } from '@channelgraph/database';
import {
  awardFact, dealFact, employmentFact, eventRegistrationFact, exchangeRateFact, partnerEventFact, partnerFact, portfolioFact, registrationFact, territoryOwnershipFact, tierFact,
} from '@channelgraph/events';
import { keepNewest, reachProjections, type Projector } from '@channelgraph/subgraph';
import { projectPartner } from './partner/partner.projector.ts';

const reach = reachProjections('metrics');
const instant = 'timestamptz';

const tier: Projection = {
  table: 'metrics.tier', key: ['id'],
  columns: { id: 'uuid', partner_id: 'uuid', program_code: 'text', tier_code: 'text', rank: 'int', valid_from: instant, valid_to: instant },
};
const deal: Projection = {
  table: 'metrics.deal', key: ['id'],
  columns: {
    id: 'uuid', partner_id: 'uuid', route_to_market: 'text', stage: 'text', probability: 'int', net_minor: 'bigint', currency: 'text',
    reporting_minor: 'bigint', reporting_currency: 'text', expected_close_on: 'date', created_at: instant, closed_at: instant, family_codes: 'text[]',
  },
};
const registration: Projection = {
  table: 'metrics.registration', key: ['id'],
  columns: { id: 'uuid', partner_id: 'uuid', status: 'text', submitted_at: instant, decided_at: instant },
};
const exchangeRate: Projection = {
  table: 'metrics.exchange_rate', key: ['id'],
  columns: { id: 'uuid', base: 'text', quote: 'text', date: 'date', rate: 'numeric' },
};
const award: Projection = {
  table: 'metrics.award', key: ['id'],
  columns: { id: 'uuid', person_id: 'uuid', awarded_at: instant, expires_at: instant, revoked_at: instant },
};

const partnerEvent: Projection = {
  table: 'metrics.partner_event', key: ['id'],
  columns: { id: 'uuid', status: 'text', starts_at: instant },
};
const eventRegistration: Projection = {
  table: 'metrics.event_registration', key: ['id'],
  columns: { id: 'uuid', event_id: 'uuid', person_id: 'uuid', partner_id: 'uuid', status: 'text', attendance: 'text' },
};

/** THE list: which facts of other subgraphs are kept here, and how. */
export const projectors: Readonly<Record<string, Projector>> = {
  [partnerFact.name]: projectPartner,
  [employmentFact.name]: keepNewest(employmentFact, reach['partners.employment']),
  [portfolioFact.name]: keepNewest(portfolioFact, reach['partners.portfolio']),
  [territoryOwnershipFact.name]: keepNewest(territoryOwnershipFact, reach['partners.territory-ownership']),
  [tierFact.name]: keepNewest(tierFact, tier),
  [dealFact.name]: keepNewest(dealFact, deal),
  [registrationFact.name]: keepNewest(registrationFact, registration),
  [exchangeRateFact.name]: keepNewest(exchangeRateFact, exchangeRate),
  [awardFact.name]: keepNewest(awardFact, award),
  [partnerEventFact.name]: keepNewest(partnerEventFact, partnerEvent),
  [eventRegistrationFact.name]: keepNewest(eventRegistrationFact, eventRegistration),
};

/** Tables that the projectors fill. */
export const projected: readonly string[] = [
  ...[...Object.values(reach), tier, deal, registration, exchangeRate, award, partnerEvent, eventRegistration].map(({ table }) => table), 'metrics.partner_status',
];
