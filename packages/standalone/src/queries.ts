/** The queries a newcomer tries first; README and the proof at every start use these very texts. */
export const AT_A_GLANCE = `query PartnerAtAGlance($id: ID!) {
  partner(id: $id) {
    name engagementModels
    currentTier { name rank since }
    tierProgress { nextTier { name } gaps { criterion required actual missing unit } }
    pipeline(period: CURRENT_QUARTER) { openCount openValue { amountMinor currency } weightedValue { amountMinor currency } coverage }
    certifications(status: ACTIVE, first: 10) { totalCount edges { node { certification { code name } holder { name } expiresAt } } }
    scorecard(period: CURRENT_QUARTER) { kpis { code value unit reason } }
  }
}`;

export const PORTFOLIO = `query MyPortfolio {
  partners(first: 20, filter: { status: ACTIVE }) {
    totalCount
    edges { node { name country currentTier { name } pipeline(period: CURRENT_QUARTER) { openCount coverage } } }
  }
}`;

export const KPIS_BY_REGION = `query ChannelByRegion {
  kpisByRegion(period: CURRENT_YEAR, codes: [K13, K25, K32, K34]) {
    region
    kpis { code name value unit currency reason }
  }
}`;

export const TRY_IT = [
  { title: 'One partner at a glance', as: 'acme-admin', query: AT_A_GLANCE },
  { title: 'A portfolio', as: 'partner-manager', query: PORTFOLIO },
  { title: 'The channel by region', as: 'analyst', query: KPIS_BY_REGION },
] as const;
