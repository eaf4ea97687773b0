import { periodNamed, type FiscalCalendar } from '@channelgraph/domain';

/**
 * What follows from a word and the day alone (the period of a name, say), worked out once a day and not once a request: calendars
 * with time zones are slow. The day is that of the calendar's zone; an instant before it is worked out for itself.
 */
export function onceADay<Word, Value>(calendar: FiscalCalendar, workOut: (word: Word, at: Date) => Value): (word: Word, at: Date) => Value {
  const known = new Map<Word, { readonly from: Date; readonly until: Date; readonly value: Value }>();
  return (word, at) => {
    const found = known.get(word);
    if (found && found.from <= at && at < found.until) return found.value;
    const value = workOut(word, at);
    known.set(word, { from: at, until: periodNamed('TRAILING_12_MONTHS', at, calendar).end, value }); // that year ends with the day
    return value;
  };
}
