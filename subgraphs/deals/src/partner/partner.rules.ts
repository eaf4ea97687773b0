import { accept, refuse, type Decision } from '@channelgraph/domain';
import type { EngagementModel } from '../deal/engagement.ts';
import type { PartnerStanding } from './partner.ts';

/** Programme guide, eligibility: only an active partner registers and sells. Unknown and out of reach look the same. */
export function activePartner(partner: PartnerStanding | null): Decision<PartnerStanding> {
  if (partner === null) return refuse('NOT_FOUND', 'There is no such partner, or it is not yours to act for.', 'partnerId');
  return partner.status === 'ACTIVE' ? accept(partner) : refuse('PARTNER_INACTIVE', 'The partner must be active in the programme.');
}

/** Programme guide, eligibility: who only buys for itself has no end customers to protect. */
export const hasEndCustomers = ({ engagementModels }: PartnerStanding): Decision<true> =>
  engagementModels.some(model => model !== 'SELL_TO')
    ? accept(true)
    : refuse('ACTION_NOT_PERMITTED', 'A partner that only buys for itself (SELL_TO) has no end customers to register.');

/** A hybrid partner chooses per deal, among the ways it goes to market. */
export const ownModel = (model: EngagementModel, { engagementModels }: PartnerStanding): Decision<EngagementModel> =>
  engagementModels.includes(model)
    ? accept(model)
    : refuse('INVALID_VALUE', `The partner goes to market by ${engagementModels.join(' or ')}.`, 'engagementModel');
