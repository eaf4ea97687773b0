import { refuseAll } from '@channelgraph/domain';
import type { Work } from '../work.ts';
import { problemsOf } from './certification.rules.ts';
import type { Certification, NewCertification } from './certification.ts';

export const certificationService = (work: Work) => ({
  /** Enters a certification in the catalogue. Awards carry its terms with them, so no event is published. */
  create: (details: NewCertification, clientMutationId?: string): Promise<Certification> =>
    work.once({ operation: 'createCertification', clientMutationId, input: details }, async ({ certifications, newId }) => {
      refuseAll(problemsOf(details));
      const id = newId();
      await certifications.add({ ...details, id });
      return id;
    }, ({ certifications }, id) => certifications.get(id)),
});

export type CertificationService = ReturnType<typeof certificationService>;
