import { accept, refuse, type Decision } from './decision.ts';

/** One row of a life cycle: who may take what from where to where, and the event it publishes. */
export interface Transition<Status extends string, Command extends string, Role extends string> {
  readonly from: Status;
  readonly command: Command;
  readonly roles: readonly Role[];
  readonly to: Status;
  readonly event?: string;
}

export interface LifeCycle<Status extends string, Command extends string, Role extends string> {
  /** The table itself, in the order written: for documentation and exhaustive tests. */
  readonly transitions: readonly Transition<Status, Command, Role>[];
  /** The row that applies, or INVALID_RESOURCE_STATE (nobody can do this now), or ACTION_NOT_PERMITTED (somebody else can). */
  next(asked: { readonly status: Status; readonly command: Command; readonly role: string }): Decision<Transition<Status, Command, Role>>;
  /** The commands that lead on from a status, each once, in table order; only those of one role when it is given. Empty: the status is terminal. */
  commandsFrom(status: Status, role?: string): readonly Command[];
}

/**
 * A life cycle from its table. What is not in the table is not possible. Guards are not part of it: the rules ask them.
 * @throws RangeError when two rows answer the same status, command and role, as nobody could tell which holds.
 */
export function lifeCycleOf<Status extends string, Command extends string, Role extends string>(
  transitions: readonly Transition<Status, Command, Role>[],
): LifeCycle<Status, Command, Role> {
  assertOneAnswerEach(transitions);
  const commandsFrom = (status: Status, role?: string) => {
    const rows = transitions.filter((row) => row.from === status && (role === undefined || opensTo(row, role)));
    return [...new Set(rows.map(({ command }) => command))];
  };

  return {
    transitions,
    commandsFrom,
    next({ status, command, role }) {
      const rows = transitions.filter((row) => row.from === status && row.command === command);
      const row = rows.find((candidate) => opensTo(candidate, role));
      if (row) return accept(row);
      if (rows.length > 0) return refuse('ACTION_NOT_PERMITTED', `The role ${role} may not ${command} while the status is ${status}.`);
      const possible = commandsFrom(status, role);
      const instead = possible.length > 0 ? `Possible for ${role} now: ${possible.join(', ')}.` : `Nothing is possible for ${role} now.`;
      return refuse('INVALID_RESOURCE_STATE', `The command ${command} is not possible while the status is ${status}. ${instead}`);
    },
  };
}

const opensTo = ({ roles }: { readonly roles: readonly string[] }, role: string) => roles.includes(role);

function assertOneAnswerEach(transitions: readonly Transition<string, string, string>[]): void {
  const answered = new Set<string>();
  for (const { from, command, roles } of transitions) {
    for (const role of roles) {
      const question = `${from}, ${command}, ${role}`;
      if (answered.has(question)) throw new RangeError(`The life cycle has two answers to (${question}).`);
      answered.add(question);
    }
  }
}
