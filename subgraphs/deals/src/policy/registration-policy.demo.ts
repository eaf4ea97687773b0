import type { DemoTable, DemoWorld } from '@channelgraph/demo';

export const registrationPolicyTable = ({ registrationPolicies }: DemoWorld): DemoTable => ({
  table: 'deals.registration_policy',
  rows: registrationPolicies.map(({ id, effectiveFrom, protectionDays, decisionBusinessDays, minimum }) => ({
    id, effective_from: effectiveFrom, protection_days: protectionDays, decision_business_days: decisionBusinessDays,
    minimum_minor: minimum.amountMinor, minimum_currency: minimum.currency,
  })),
});
