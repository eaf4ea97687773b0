import { accept, refusals, refuse, type Refusal } from '@channelgraph/domain';
import { isCertificationCode, type NewCertification } from './certification.ts';

const MOST_LETTERS = 200;
const MOST_MONTHS = 120;
/** No month is shorter, so the window of a certification always opens after it was awarded. */
const DAYS_OF_THE_SHORTEST_MONTH = 28;

const isWhole = (number: number, { least, most }: { readonly least: number; readonly most: number }): boolean =>
  Number.isInteger(number) && number >= least && number <= most;

/** Everything that is wrong with a new certification, all at once; empty when nothing is. */
export const problemsOf = ({ code, name, validityMonths, recertificationDays }: NewCertification): readonly Refusal[] => refusals(
  isCertificationCode(code) ? accept(code) : refuse('INVALID_STRING_FORMAT', 'Write the code in capital letters, digits and underscores, e.g. CLOUD_ASSOCIATE.', 'code'),
  name.trim() === '' ? refuse('REQUIRED_FIELD_MISSING', 'Give the certification a name.', 'name') : accept(name),
  name.length <= MOST_LETTERS && !name.includes('\0') ? accept(name) : refuse('INVALID_VALUE', `Keep the name to ${MOST_LETTERS} plain characters.`, 'name'),
  isWhole(validityMonths, { least: 1, most: MOST_MONTHS })
    ? accept(validityMonths)
    : refuse('VALUE_OUT_OF_RANGE', `Let an award count for 1 to ${MOST_MONTHS} months.`, 'validityMonths'),
  isWhole(recertificationDays, { least: 0, most: validityMonths * DAYS_OF_THE_SHORTEST_MONTH })
    ? accept(recertificationDays)
    : refuse('VALUE_OUT_OF_RANGE', 'The recertification window must be shorter than the validity.', 'recertificationDays'),
);
