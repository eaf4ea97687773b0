import { form, percent, plain } from './figure.rules.ts';
import type { KpiRule } from './kpi.ts';

export const eventAttendees: KpiRule = {
  code: 'K31',
  name: 'Attendees on partner events',
  description:
    'People of partners who attended partner events that began in the period, each once per event, for the partner they were registered for. Only the attendance ATTENDED counts, ' +
    'as the formula says; who came LATE does not. SHOW_RATE: the same as a share of those who had a seat; a place on the waiting list or given back is none. ' +
    'Events called off, or still to begin, do not count.',
  formula: 'count(distinct person, event with attendance = ATTENDED) ; show rate = attended / registered * 100',
  unit: 'COUNT',
  window: 'event start in P',
  readers: ['P', 'M', 'C', 'A'],
  formulaVersion: 1,
  scopes: ['PARTNER', 'PORTFOLIO', 'REGION', 'CHANNEL'],
  needs: ['events'],
  figures: ({ measures: { events: { attendees, registered } } }) => ({
    primary: plain(attendees, 'COUNT'),
    forms: () => [form('SHOW_RATE', percent({ numerator: attendees, denominator: registered }))],
    sample: attendees,
  }),
};
