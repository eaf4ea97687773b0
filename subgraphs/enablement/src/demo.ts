import type { DemoFact, DemoLoad, DemoWorld } from '@channelgraph/demo';
import type { VendorSettings } from '@channelgraph/subgraph';
import { awardFacts, awardTable } from './award/award.demo.ts';
import { certificationTable } from './certification/certification.demo.ts';
import { courseTable } from './course/course.demo.ts';
import { enrolmentFacts, enrolmentTable } from './enrolment/enrolment.demo.ts';

function* facts(world: DemoWorld, timeZone: string): Generator<DemoFact> {
  yield* enrolmentFacts(world);
  yield* awardFacts(world, timeZone);
}

/** This subgraph's share of the demo world. Who works where comes with partners' events. */
export const enablementDemo = (world: DemoWorld, { calendar: { timeZone } }: VendorSettings): DemoLoad => ({
  tables: [courseTable(world), certificationTable(world), enrolmentTable(world), awardTable(world, timeZone)],
  facts: facts(world, timeZone),
});
