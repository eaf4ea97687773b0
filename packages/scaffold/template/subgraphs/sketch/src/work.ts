import type { WriteSession } from '@channelgraph/database';
import type { Viewer } from '@channelgraph/identity';
import type { UnitOfWork } from '@channelgraph/subgraph';
import { sampleItemStore } from './sample-item/sample-item.store.ts';

/** THE list of stores that a change may use, all in one transaction. */
export const storesIn = (session: WriteSession, viewer: Viewer) => ({
  sampleItems: sampleItemStore(session, viewer),
});

export type Stores = ReturnType<typeof storesIn>;
export type Work = UnitOfWork<Stores>;
