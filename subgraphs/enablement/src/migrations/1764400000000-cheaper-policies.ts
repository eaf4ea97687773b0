import { all, any, employerEachTime, employerOnce, readingWords, reads } from '@channelgraph/subgraph';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { anybody, belongs, employed, everything, machine, managed, mine, own } = readingWords('enablement');

const keepsRecords = ['VENDOR_ADMIN', 'ENABLEMENT_MANAGER'] as const;
const writesAwards = 'awards:write';

/** The same rows for everybody as before, said in fewer parts. */
export class CheaperPolicies1764400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(employerOnce('enablement') + reads('enablement', {
      partner: any(everything(keepsRecords), own('id', 'PARTNER_ADMIN', 'PARTNER_SELLER', 'PARTNER_LEARNER'), managed('id')),
      employment: any(everything(keepsRecords, [writesAwards]), mine('person_id'), belongs('partner_id', ['PARTNER_ADMIN'], [writesAwards]), managed('partner_id')),
      course: anybody,
      certification: anybody,
      award: any(
        everything(keepsRecords, [writesAwards]), mine('person_id'), employed('person_id', 'PARTNER_ADMIN'),
        all(machine(writesAwards), 'person_id in (select enablement.people_of_machine())'),
      ),
    }));
  }

  /** The conditions stay: they say the same, in words that were there. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(employerEachTime('enablement'));
  }
}
