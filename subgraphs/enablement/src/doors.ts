import type { Door } from '@channelgraph/database';

/** THE list: questions that must see across partners and so are asked as SYSTEM. What they find never shapes what a partner is told. */
export const doors = {
  waitingList: {
    name: 'enablement/waiting-list',
    reason: 'A seat given back goes to whoever has waited longest, for whichever partner. Who gave it back is told nothing about it.',
  },
} as const satisfies Readonly<Record<string, Door>>;
