import type { DemoFact, DemoPartner, DemoStep, DemoTable, DemoWorld } from '@channelgraph/demo';
import { partnerFact } from '@channelgraph/events';
import { asColumns } from '@channelgraph/subgraph';
import { factOf, type EngagementModel, type Partner, type PartnerKind, type PartnerSegment, type PartnerStatus } from './partner.ts';

/** The event by which a status begins. */
const VERBS: Readonly<Record<PartnerStatus, string>> = {
  PROSPECT: 'created', APPLICANT: 'applied', UNDER_REVIEW: 'review-begun', DECLINED: 'declined', APPROVED: 'approved', ONBOARDING: 'onboarding-started',
  ACTIVE: 'activated', SUSPENDED: 'suspended', OFFBOARDING: 'offboarding-started', TERMINATED: 'terminated',
};

function verbOf(status: PartnerStatus, before: DemoStep | undefined): string {
  if (!before) return 'created';
  return before.state === 'SUSPENDED' && status === 'ACTIVE' ? 'reinstated' : VERBS[status];
}

function* versionsOf({ id, name, kind, engagementModels, country, region, segment, statuses }: DemoPartner) {
  for (const [index, { state, at }] of statuses.entries()) {
    const status = state as PartnerStatus; // the demo world speaks this vocabulary
    const partner: Partner = {
      id, name, country, region, status, statusSince: at, createdAt: statuses[0]?.at ?? at, applicantId: null, version: index + 1,
      kind: kind as PartnerKind, // likewise
      engagementModels: engagementModels as readonly EngagementModel[], // likewise
      segment: segment as PartnerSegment, // likewise
    };
    yield { verb: verbOf(status, statuses[index - 1]), at, partner };
  }
}

export const partnerTable = ({ partners }: DemoWorld): DemoTable => ({
  table: 'partners.partner',
  rows: partners.flatMap(partner => [...versionsOf(partner)].slice(-1)).map(({ partner }) => asColumns({ ...partner })),
});

/** One for each status. */
export function* partnerFacts({ partners }: DemoWorld): Generator<DemoFact> {
  for (const partner of partners) for (const { verb, at, partner: then } of versionsOf(partner)) yield { fact: partnerFact.of(verb, factOf(then)), at };
}
