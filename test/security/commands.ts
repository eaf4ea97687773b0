/**
 * The programme guide's table of commands, word for word, with the commands of the graph that each row is about. What the
 * graph does otherwise is a deviation, written down with its reason.
 */
import type { Role } from '@channelgraph/identity';

/** The columns of the guide's table. */
export const COLUMNS = [
  'VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'ACCOUNT_MANAGER', 'CHANNEL_FINANCE', 'PARTNER_ADMIN', 'PARTNER_SELLER', 'ANALYST', 'INTEGRATION',
] as const satisfies readonly Role[];

export interface GuideRow {
  readonly what: string;
  /** A cell for each column: y everywhere, o in the own scope, - not at all, or in the guide's words. */
  readonly cells: string;
  /** Commands of the graph; none while there is no such thing here. */
  readonly commands: readonly string[];
  /** Roles without a column that the guide's list of roles gives this to. */
  readonly also?: readonly Role[];
}

export const GUIDE: readonly GuideRow[] = [
  { what: 'create/submit registration', cells: 'y (behalf) | o (behalf) | o (behalf) | - | - | o | o | - | scope', commands: ['createRegistrationDraft', 'updateRegistrationDraft', 'submitRegistration'] },
  { what: 'review/approve/reject registration', cells: 'y | o | o if delegated and <> submitter | - | - | - | - | - | -', commands: ['beginRegistrationReview', 'approveRegistration', 'rejectRegistration'] },
  { what: 'extend / revoke', cells: 'y | o | propose | - | - | ask | ask | - | -', commands: [] },
  { what: 'convert to deal', cells: 'y | - | o | o | - | o | o | - | scope', commands: ['convertRegistration', 'createDeal'] },
  { what: 'move deal stage', cells: 'y | - | o | o | - | o on SELL_THROUGH/SELL_WITH | own | - | scope', commands: ['advanceDealStage', 'holdDeal'] },
  { what: 'set price / SPA decision', cells: 'finance level | - | propose | propose | approve | ask | ask | - | -', commands: [] },
  { what: 'close deal', cells: 'y | - | o | o | - | report outcome | report | - | scope', commands: ['closeDealWon', 'closeDealLost'] },
  { what: 'change attribution', cells: 'y + reason | ask | ask | ask | - | dispute | - | - | -', commands: [] },
  { what: 'define tiers, criteria, benefits', cells: 'y (four eyes) | propose | - | - | benefits | - | - | - | -', commands: [] },
  { what: 'decide tier change / override / appeal', cells: 'y | o (not own earlier decision) | recommend | - | - | appeal | - | - | -', commands: ['assignTier'] },
  { what: 'agreements: draft, negotiate, sign', cells: 'y | o | comment | - | annex | sign | - | - | -', commands: [] },
  { what: 'onboarding tasks', cells: 'y | o | o | - | - | own side | own | - | -', commands: [] },
  { what: 'business plan, QBR, CAP', cells: 'y | o | o | view shared | - | own side | view | - | -', commands: [] },
  { what: 'MDF request / decide / pay', cells: '-/y/- | -/o/- | -/recommend/- | - | -/-/y | o/-/- | draft | - | -', commands: [] },
  { what: 'incentive rules / statements / dispute', cells: 'y/y/- | view agg | view own | own credit | y/y/decide | -/own/own | -/own lines/- | - | -', commands: [] },
  { what: 'certify, revoke, external award', cells: 'y | - | - | - | - | request | own attempt | - | write with scope', commands: ['awardCertification', 'revokeAward'], also: ['ENABLEMENT_MANAGER'] },
  { what: 'leads: distribute / accept', cells: 'y | o | o | send | - | accept | accept own | - | create', commands: [] },
  { what: 'open / mediate conflict case', cells: 'y/assign | open | open | open | - | open | ask admin | - | -', commands: [] },
  { what: 'run report / export', cells: 'y | o | o | own | money | own org | own | aggregate | scope', commands: [] },
];

/** Cells that let a role give the command; every other cell is another command, or none. */
export const LETS: ReadonlySet<string> = new Set([
  'y', 'y (behalf)', 'o', 'o (behalf)', 'o if delegated and <> submitter', 'o (not own earlier decision)', 'o on SELL_THROUGH/SELL_WITH', 'own', 'report outcome', 'report', 'scope', 'write with scope',
]);

const LEARNERS = [
  'VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'ACCOUNT_MANAGER', 'CHANNEL_FINANCE', 'CONFLICT_MEDIATOR', 'ENABLEMENT_MANAGER', 'PARTNER_ADMIN', 'PARTNER_SELLER', 'PARTNER_LEARNER',
] as const satisfies readonly Role[];

/** Commands that the guide's table does not name, and where it says otherwise who gives them. */
export const BESIDE: readonly { readonly commands: readonly string[]; readonly roles: readonly Role[]; readonly because: string }[] = [
  { commands: ['withdrawRegistration'], roles: ['PARTNER_ADMIN', 'PARTNER_SELLER'], because: 'A claim is given up by who made it: states of a registration, withdraw.' },
  { commands: ['createPartner', 'applyPartner', 'beginPartnerReview', 'approvePartner', 'declinePartner', 'startPartnerOnboarding', 'activatePartner', 'suspendPartner', 'reinstatePartner', 'startPartnerOffboarding'], roles: ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER'], because: 'Who runs the broad network recruits and winds up.' },
  { commands: ['terminatePartner', 'assignTerritoryOwner', 'endTerritoryOwnership'], roles: ['VENDOR_ADMIN'], because: 'Channel operations: what ends a relationship, or decides how far others see.' },
  { commands: ['startEmployment', 'endEmployment'], roles: ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_ADMIN'], because: 'A principal has the say over the own people.' },
  { commands: ['assignPartnerManager', 'setTarget'], roles: ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER'], because: 'Who runs the regions hands partners over and sets what is to be reached; never whoever is measured by it.' },
  { commands: ['publishExchangeRate'], roles: ['VENDOR_ADMIN', 'CHANNEL_FINANCE', 'INTEGRATION'], because: 'Finance keeps the table, or its feed with a scope for that alone; what was converted keeps its rate.' },
  { commands: ['createCourse', 'createCertification', 'failEnrolment', 'schedulePartnerEvent', 'cancelPartnerEvent', 'recordAttendance'], roles: ['VENDOR_ADMIN', 'ENABLEMENT_MANAGER'], because: 'Enablement keeps the catalogue, the exams and the events.' },
  { commands: ['assignLearning', 'withdrawEnrolment'], roles: ['VENDOR_ADMIN', 'ENABLEMENT_MANAGER', 'PARTNER_ADMIN'], because: 'A principal says what the own people learn.' },
  { commands: ['startEnrolment', 'completeEnrolment'], roles: LEARNERS, because: 'Everybody learns.' },
  { commands: ['registerForEvent', 'cancelEventRegistration'], roles: ['PARTNER_ADMIN', 'PARTNER_SELLER', 'PARTNER_LEARNER'], because: 'Events are for partners’ people.' },
];

/** Where the graph refuses what the guide would let. There is none where it lets what the guide refuses. */
export const DEVIATIONS: readonly { readonly role: Role; readonly commands: readonly string[]; readonly because: string }[] = [
  { role: 'PARTNER_SALES_MANAGER', because: 'Nobody can delegate a decision yet.', commands: ['beginRegistrationReview', 'approveRegistration', 'rejectRegistration'] },
  { role: 'ACCOUNT_MANAGER', because: 'An account manager sees no partner’s registrations, so none is its own to convert.', commands: ['convertRegistration'] },
  { role: 'CHANNEL_SALES_MANAGER', because: 'There are overrides only, and the guide on tiers gives a manual override to the administrator; tier changes and appeals come with evaluation.', commands: ['assignTier'] },
];

/** Who may give each command, by the guide, what stands beside it, and the deviations. */
export function lettersOf(): ReadonlyMap<string, ReadonlySet<Role>> {
  const refused = new Set(DEVIATIONS.flatMap(({ role, commands }) => commands.map(command => `${role} ${command}`)));
  const byGuide = GUIDE.flatMap(({ cells, commands, also = [] }) => {
    const let_ = cells.split(' | ').flatMap((cell, index) => (LETS.has(cell) ? COLUMNS.slice(index, index + 1) : []));
    return commands.map(command => [command, [...let_, ...also].filter(role => !refused.has(`${role} ${command}`))] as const);
  });
  const beside = BESIDE.flatMap(({ commands, roles }) => commands.map(command => [command, roles] as const));
  return new Map([...byGuide, ...beside].map(([command, roles]) => [command, new Set(roles)]));
}
