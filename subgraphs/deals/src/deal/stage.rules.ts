import { accept, lifeCycleOf, refuse, type Decision } from '@channelgraph/domain';
import { LONGEST, requiredText } from '../entry/entry.rules.ts';
import type { Deal } from './deal.ts';
import { OPEN_STAGES, STAGE_PROBABILITY, type DealStage, type OpenStage } from './stage.ts';

export type StageCommand = `move to ${OpenStage}` | 'hold' | 'close as won' | 'close as lost';

/** Who moves and closes deals: a channel sales manager never does. Whose deals, the row scope says. */
const SELLERS = ['VENDOR_ADMIN', 'PARTNER_SALES_MANAGER', 'ACCOUNT_MANAGER', 'PARTNER_ADMIN', 'PARTNER_SELLER', 'INTEGRATION'] as const;
/** A machine moves no more than a partner would: what the vendor sells by itself is its sellers' word. */
const PARTNER_SIDE: readonly string[] = ['PARTNER_ADMIN', 'PARTNER_SELLER', 'INTEGRATION'];

const moves = [...OPEN_STAGES, 'ON_HOLD' as const].flatMap(from => OPEN_STAGES.filter(to => to !== from).map(to => ({
  from, command: `move to ${to}` as const, roles: SELLERS, to, event: 'stage-changed',
})));
const ends = [...OPEN_STAGES, 'ON_HOLD' as const].flatMap(from => [
  { from, command: 'close as won' as const, roles: SELLERS, to: 'WON' as const, event: 'won' },
  { from, command: 'close as lost' as const, roles: SELLERS, to: 'LOST' as const, event: 'lost' },
]);
const holds = OPEN_STAGES.map(from => ({ from, command: 'hold' as const, roles: SELLERS, to: 'ON_HOLD' as const, event: 'held' }));

/** Programme guide, stages: any number of steps forward or back; won and lost are final. */
export const stageLifeCycle = lifeCycleOf<DealStage, StageCommand, string>([...moves, ...holds, ...ends]);

export interface StageStep {
  readonly deal: Deal;
  readonly command: StageCommand;
  readonly role: string;
}

/** The stage and verb that a command leads to. A partner's people move what the partner sells, through or with the vendor. */
export function stageStep({ deal, command, role }: StageStep): Decision<{ readonly stage: DealStage; readonly verb: string }> {
  const decision = stageLifeCycle.next({ status: deal.stage, command, role });
  if (!decision.ok) return decision;
  if (PARTNER_SIDE.includes(role) && deal.engagementModel !== 'SELL_THROUGH' && deal.engagementModel !== 'SELL_WITH') {
    return refuse('ACTION_NOT_PERMITTED', 'A partner moves and closes the deals it sells through or with the vendor.');
  }
  const { to, event = 'changed' } = decision.value;
  return accept({ stage: to, verb: event });
}

export interface Move {
  readonly deal: Deal;
  readonly to: OpenStage;
  /** What shows that the deal got there; for a step forward, and to take up a deal on hold. */
  readonly evidence: string | null;
  /** Why it went back; for a step backward. */
  readonly reason: string | null;
  readonly role: string;
}

export interface Moved {
  readonly deal: Deal;
  readonly note: string;
  readonly verb: string;
}

const isBackward = ({ deal, to }: Move): boolean => deal.stage !== 'ON_HOLD' && OPEN_STAGES.findIndex(stage => stage === deal.stage) > OPEN_STAGES.indexOf(to);

/** Programme guide, moves: forward with evidence, backward with a reason; the probability is the stage's own. */
export function move(asked: Move): Decision<Moved> {
  const { deal, to, evidence, reason, role } = asked;
  const step = stageStep({ deal, command: `move to ${to}`, role });
  if (!step.ok) return step;
  const note = isBackward(asked)
    ? requiredText(reason, { field: 'reason', ask: 'Say why the deal goes back.', longest: LONGEST.paragraph })
    : requiredText(evidence, { field: 'evidence', ask: 'Say what shows that the deal got there.', longest: LONGEST.paragraph });
  if (!note.ok) return note;
  return accept({ deal: { ...deal, stage: to, probability: STAGE_PROBABILITY[to], reviewOn: null }, note: note.value, verb: step.value.verb });
}

export interface Hold {
  readonly deal: Deal;
  readonly reviewOn: string;
  readonly reason: string;
  readonly role: string;
  readonly today: string;
}

/** On hold a deal keeps its probability and counts nothing in the forecast, until somebody takes it up again. */
export function hold({ deal, reviewOn, reason, role, today }: Hold): Decision<Moved> {
  const step = stageStep({ deal, command: 'hold', role });
  if (!step.ok) return step;
  const note = requiredText(reason, { field: 'reason', ask: 'Say why the deal rests.', longest: LONGEST.paragraph });
  if (!note.ok) return note;
  if (reviewOn <= today) return refuse('VALUE_OUT_OF_RANGE', 'Look at it again on a later day than today.', 'reviewOn');
  return accept({ deal: { ...deal, stage: step.value.stage, reviewOn }, note: note.value, verb: step.value.verb });
}
