import type { BreakingChange } from './api-change.ts';
import type { Approval, ApprovalList } from './approvals.ts';

export interface Case {
  readonly breaking: readonly BreakingChange[];
  /** The list of approvals as it is, and as it was where the comparison begins. */
  readonly approved: ApprovalList;
  readonly approvedBefore: ApprovalList;
  /** Where the list is kept, for the messages. */
  readonly listName: string;
  /** False when only the last commit is compared: what it approves may have happened in one before it. */
  readonly seesWholeBranch: boolean;
  /** ISO day, for the entry that is proposed. */
  readonly today: string;
}

const isFor = ({ coordinate, change }: BreakingChange) => (approval: Approval): boolean => approval.coordinate === coordinate && approval.change === change;
const sameAs = (one: Approval) => (other: Approval): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * One line for each thing that must not be merged. An approval counts in the branch that brings it: once it was there when
 * the comparison begins it is the record of a decision and approves nothing more, so no entry ever has to be taken out.
 */
export function complaints({ breaking, approved, approvedBefore, listName, today, seesWholeBranch }: Case): readonly string[] {
  const fresh = approved.approvals.filter(approval => !approvedBefore.approvals.some(sameAs(approval)));
  const unapproved = breaking.filter(one => !fresh.some(isFor(one)));
  const idle = fresh.filter(approval => seesWholeBranch && !breaking.some(one => isFor(one)(approval)));
  const twice = approved.approvals.filter((approval, index) => approved.approvals.findIndex(sameAs(approval)) < index);
  return [
    ...unapproved.map(({ coordinate, change, subgraphs, whoMustMove, instead }) => {
      const entry: Approval = { coordinate, change, reason: '…', date: today };
      return `${coordinate} (${subgraphs.join(', ') || 'the graph'}): ${change}. Who must move: ${whoMustMove}. Instead: ${instead}; or approve it with a reason in ${listName}: ${JSON.stringify(entry)}`;
    }),
    ...approved.problems.map(problem => `${listName}: ${problem}.`),
    ...idle.map(({ coordinate, change }) => `${listName}: nothing here does what "${coordinate}: ${change}" approves; take the entry out, or write the change as the check words it.`),
    ...twice.map(({ coordinate }) => `${listName}: ${coordinate} stands there twice, word for word.`),
  ];
}
