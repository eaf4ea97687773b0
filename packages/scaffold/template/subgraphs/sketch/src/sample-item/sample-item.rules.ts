import { accept, refusals, refuse, type Decision, type Refusal } from '@channelgraph/domain';
import type { NewSampleItem } from './sample-item.ts';

const MOST_LETTERS = 200;

/** Everything that is wrong with a new sample item, all at once; empty when nothing is. */
export const problemsOf = ({ name }: NewSampleItem): readonly Refusal[] => refusals(
  name.trim() === '' ? refuse('REQUIRED_FIELD_MISSING', 'Give the sample item a name.', 'name') : accept(name),
  name.length > MOST_LETTERS ? refuse('INVALID_VALUE', `Keep the name within ${String(MOST_LETTERS)} characters.`, 'name') : accept(name),
);

/** It belongs to a partner that who records it reaches; one out of sight is answered like one that does not exist. */
export const belongingTo = (isPartnerReached: boolean): Decision<true> =>
  isPartnerReached ? accept(true) : refuse('NOT_FOUND', 'There is no such partner, or it is not yours to see.', 'partnerId');
