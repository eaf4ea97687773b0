import { accept, refuse, type Decision, type Refusal } from '@channelgraph/domain';
import { ended } from '../history/history.rules.ts';
import type { NewAssignment, PortfolioAssignment } from './portfolio.ts';

export interface HandOver {
  /** Id of the assignment that begins. */
  readonly id: string;
  readonly details: NewAssignment;
  readonly manager: { readonly side: 'VENDOR' | 'PARTNER' };
  /** The assignment that holds now. */
  readonly current: PortfolioAssignment | null;
}

export interface HandedOver {
  readonly former: PortfolioAssignment | null;
  readonly begun: PortfolioAssignment;
}

/** A partner is handed over at one instant: it is never without a manager in between, and never has two. */
export function handOver({ id, details: { personId, partnerId }, manager, current }: HandOver, now: Date): Decision<HandedOver> {
  if (manager.side !== 'VENDOR') return refuse('INVALID_VALUE', 'Only the vendor’s own people look after partners.', 'personId');
  if (current?.personId === personId) return refuse('DUPLICATE_KEY_VALUE', 'This person looks after the partner already.', 'personId');
  const begun: PortfolioAssignment = { id, personId, partnerId, validFrom: now, validTo: null, version: 1 };
  if (current === null) return accept({ former: null, begun });
  const former = ended(current, now);
  return former.ok ? accept({ former: former.value, begun }) : former;
}

/** What the constraint of the same name guarantees (portfolio_one_manager). */
export const ONE_MANAGER: Refusal = {
  code: 'DUPLICATE_KEY_VALUE', field: 'partnerId', message: 'Somebody else was assigned to this partner meanwhile; look again, then decide.',
};
