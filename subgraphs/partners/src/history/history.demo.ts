import type { DemoInterval } from '@channelgraph/demo';

/** A record as it is after one of its steps: it began, or it ended. */
export interface DemoVersion<Row> {
  readonly at: Date;
  readonly hasEnded: boolean;
  readonly row: Row;
}

/** The steps of an effective-dated record up to an instant; `rowAt` gives the record as it is then. */
export function versionsOf<Row>({ from, to }: DemoInterval, until: Date, rowAt: (validTo: Date | null, version: number) => Row): readonly [DemoVersion<Row>, ...DemoVersion<Row>[]] {
  const begun = { at: from, hasEnded: false, row: rowAt(null, 1) };
  return to === null || to > until ? [begun] : [begun, { at: to, hasEnded: true, row: rowAt(to, 2) }];
}

/** The record as it is in the end. */
export const latest = <Row>([begun, ended = begun]: readonly [DemoVersion<Row>, ...DemoVersion<Row>[]]): Row => ended.row;
