import { enumeration } from '@channelgraph/subgraph';
import type { EngagementModel } from './engagement.ts';

export const EngagementModelEnum = enumeration<EngagementModel>('EngagementModel', 'How a partner and the vendor go to market together.', {
  SELL_TO: 'The partner is the customer; end customers stay invisible to the vendor.',
  SELL_THROUGH: 'The partner sells and owns the stages; the vendor enables.',
  SELL_WITH: 'Both sell side by side on one deal.',
});
