import type { DemoFact, DemoLoad, DemoWorld } from '@channelgraph/demo';
import type { VendorSettings } from '@channelgraph/subgraph';
import { awardFacts, awardTable } from './award/award.demo.ts';
import { certificationTable } from './certification/certification.demo.ts';
import { courseTable } from './course/course.demo.ts';
import { enrolmentFacts, enrolmentTable } from './enrolment/enrolment.demo.ts';
import { eventRegistrationFacts, eventRegistrationTable } from './event/event-registration.demo.ts';
import { partnerEventFacts, partnerEventTable } from './event/partner-event.demo.ts';

function* facts(world: DemoWorld, timeZone: string): Generator<DemoFact> {
  yield* enrolmentFacts(world);
  yield* awardFacts(world, timeZone);
  yield* partnerEventFacts(world);
  yield* eventRegistrationFacts(world);
}

/** This subgraph's share of the demo world. Who works where comes with partners' events. */
export const enablementDemo = (world: DemoWorld, { calendar: { timeZone } }: VendorSettings): DemoLoad => ({
  tables: [courseTable(world), certificationTable(world), enrolmentTable(world), awardTable(world, timeZone), partnerEventTable(world), eventRegistrationTable(world)],
  facts: facts(world, timeZone),
});
