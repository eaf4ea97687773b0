import { accept, refusals, refuse, type Refusal } from '@channelgraph/domain';
import { isCourseCode, type NewCourse } from './course.ts';

const MOST_LETTERS = 200;
const MOST_LETTERS_OF_A_DESCRIPTION = 5_000;
const MINUTES_OF_A_WORKING_MONTH = 10_000;

const fits = (text: string, most: number): boolean => text.length <= most && !text.includes('\0');

/** Everything that is wrong with a new course, all at once; empty when nothing is. */
export const problemsOf = ({ code, name, minutes, description }: NewCourse): readonly Refusal[] => refusals(
  isCourseCode(code) ? accept(code) : refuse('INVALID_STRING_FORMAT', 'Write the code in capital letters, digits and underscores, e.g. SALES_BASICS.', 'code'),
  name.trim() === '' ? refuse('REQUIRED_FIELD_MISSING', 'Give the course a name.', 'name') : accept(name),
  fits(name, MOST_LETTERS) ? accept(name) : refuse('INVALID_VALUE', `Keep the name to ${MOST_LETTERS} plain characters.`, 'name'),
  Number.isInteger(minutes) && minutes >= 1 && minutes <= MINUTES_OF_A_WORKING_MONTH
    ? accept(minutes)
    : refuse('VALUE_OUT_OF_RANGE', `Give the duration in minutes, 1 to ${MINUTES_OF_A_WORKING_MONTH}.`, 'minutes'),
  description === null || fits(description, MOST_LETTERS_OF_A_DESCRIPTION)
    ? accept(description)
    : refuse('INVALID_VALUE', `Keep the description to ${MOST_LETTERS_OF_A_DESCRIPTION} plain characters.`, 'description'),
);
