/** How a partner and the vendor go to market together on one deal. */
export const ENGAGEMENT_MODELS = ['SELL_TO', 'SELL_THROUGH', 'SELL_WITH'] as const;
export type EngagementModel = (typeof ENGAGEMENT_MODELS)[number];
