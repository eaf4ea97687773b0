import { z } from 'zod';

const sentence = z.string().trim().min(1, { error: 'must say something' });
const ApprovalEntry = z.strictObject({
  coordinate: sentence,
  /** The change in the words of the check. */
  change: sentence,
  reason: sentence,
  date: z.iso.date({ error: 'must be a day, ISO 8601, e.g. 2026-11-18' }),
});

/** A breaking change that somebody decided for. */
export type Approval = z.infer<typeof ApprovalEntry>;

export interface ApprovalList {
  readonly approvals: readonly Approval[];
  /** What is wrong with the list itself. */
  readonly problems: readonly string[];
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Reads a list of approvals; an entry that is wrong approves nothing. */
export function readApprovals(text: string): ApprovalList {
  const entries = parsed(text);
  if (!Array.isArray(entries)) return { approvals: [], problems: ['this is no JSON list'] };
  const read = entries.map((entry: unknown) => ApprovalEntry.safeParse(entry));
  return {
    approvals: read.flatMap(({ data }) => (data ? [data] : [])),
    problems: read.flatMap(({ error }, index) => (error?.issues ?? []).map(({ path, message }) => `entry ${index + 1}: ${path.join('.')} ${message}`.replace(':  ', ': '))),
  };
}
