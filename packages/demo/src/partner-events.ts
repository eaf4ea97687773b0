import { startOfDay } from '@channelgraph/domain';
import { demoId } from './demo-id.ts';
import { storyPerson } from './story-people.ts';
import { REGIONS } from './territories.ts';
import type { Quarter, Timeline } from './timeline.ts';
import type { DemoPartnerEvent } from './world.ts';

const FIRST_QUARTER = -8;
/** One quarter more than is told, so that there is always something to register for. */
const LAST_QUARTER = 1;
const DAYS_AHEAD = 90;
const MILLISECONDS_PER_HOUR = 3_600_000;
const SEATS_OF_A_WORKSHOP = 12;
const ZONES: Readonly<Record<string, string>> = { EMEA: 'Europe/Berlin', AMER: 'America/New_York', APAC: 'Asia/Tokyo' };
/** A workshop that nobody held. */
const CALLED_OFF = { offset: -3, region: 'EMEA', daysBefore: 10 } as const;

/** An event and the days it lies on, for whoever needs no instants. */
export interface PlannedEvent extends DemoPartnerEvent {
  readonly day: number;
  /** Whether it takes place. */
  readonly isHeld: boolean;
}

type Occasion = Pick<DemoPartnerEvent, 'title' | 'kind' | 'setting' | 'timeZone' | 'region' | 'seats'> & {
  readonly dayOfQuarter: number;
  /** On the clocks of its time zone. */
  readonly hour: number;
  readonly hours: number;
};

/** A webinar for all partners, and a workshop with few seats in each region. */
const occasionsOf = ({ name }: Quarter, timeZone: string): readonly Occasion[] => [
  { title: `Product news ${name}`, kind: 'WEBINAR', setting: 'VIRTUAL', timeZone, region: null, seats: null, dayOfQuarter: 20, hour: 15, hours: 1 },
  ...REGIONS.map((region, index): Occasion => ({
    title: `Hands-on workshop ${region} ${name}`, kind: 'WORKSHOP', setting: 'IN_PERSON', timeZone: ZONES[region] ?? timeZone, region, seats: SEATS_OF_A_WORKSHOP,
    dayOfQuarter: 45 + 7 * index, hour: 9, hours: 6,
  })),
];

function eventOf(quarter: Quarter, { dayOfQuarter, hour, hours, ...occasion }: Occasion, timeline: Timeline): PlannedEvent {
  const day = timeline.businessDay(quarter.firstDay + dayOfQuarter);
  const isHeld = quarter.offset !== CALLED_OFF.offset || occasion.region !== CALLED_OFF.region;
  const at = (clock: number): Date => new Date(startOfDay(timeline.dateOf(day), occasion.timeZone).getTime() + clock * MILLISECONDS_PER_HOUR);
  const { id: hostId } = storyPerson('enablement-manager');
  const calledOff = { state: 'CANCELLED', at: timeline.at(day - CALLED_OFF.daysBefore, 12), by: hostId };
  return {
    ...occasion, id: demoId('partner-event', quarter.offset, occasion.region ?? 'ALL'), hostId, day, isHeld, startsAt: at(hour), endsAt: at(hour + hours),
    steps: [{ state: 'SCHEDULED', at: timeline.at(day - DAYS_AHEAD, 10), by: hostId }, ...(isHeld ? [] : [calledOff])],
  };
}

/** What the vendor invites partners to, quarter by quarter. */
export const partnerEventsOf = (timeline: Timeline): readonly PlannedEvent[] => timeline.quarters
  .filter(({ offset }) => offset >= FIRST_QUARTER && offset <= LAST_QUARTER)
  .flatMap(quarter => occasionsOf(quarter, timeline.calendar.timeZone).map(occasion => eventOf(quarter, occasion, timeline)));

/** What leaves the generator: the instants, not the days. */
export const partnerEventOf = ({ id, title, kind, setting, startsAt, endsAt, timeZone, region, seats, hostId, steps }: PlannedEvent): DemoPartnerEvent =>
  ({ id, title, kind, setting, startsAt, endsAt, timeZone, region, seats, hostId, steps });
