import { auditResolver, type GraphDefinition } from '@channelgraph/subgraph';
import { AwardType } from './award/award.graphql.ts';
import { writtenAwardsOfPartner } from './award/award.json.ts';
import { AwardResolver } from './award/award.resolver.ts';
import { CertificationType } from './certification/certification.graphql.ts';
import { CertificationResolver } from './certification/certification.resolver.ts';
import type { EnablementContext } from './context.ts';
import { CourseType } from './course/course.graphql.ts';
import { CourseResolver } from './course/course.resolver.ts';
import { EnrolmentType } from './enrolment/enrolment.graphql.ts';
import { EnrolmentResolver } from './enrolment/enrolment.resolver.ts';
import { EventRegistrationType } from './event/event-registration.graphql.ts';
import { EventRegistrationResolver } from './event/event-registration.resolver.ts';
import { PartnerEventType } from './event/partner-event.graphql.ts';
import { PartnerEventResolver } from './event/partner-event.resolver.ts';
import { PartnerStub } from './partner/partner.graphql.ts';
import { PartnerResolver } from './partner/partner.resolver.ts';
import { Access, check } from './permissions.ts';
import { PersonStub } from './person/person.graphql.ts';
import { PersonResolver } from './person/person.resolver.ts';

/** THE list of resolvers, entities and reference resolvers. */
export const graph: GraphDefinition<EnablementContext> = {
  resolvers: [AwardResolver, CertificationResolver, CourseResolver, EnrolmentResolver, EventRegistrationResolver, PartnerEventResolver, PartnerResolver, PersonResolver, auditResolver('enablementAudit', Access('audit:read'))],
  types: [AwardType, CertificationType, CourseType, EnrolmentType, EventRegistrationType, PartnerEventType, PartnerStub, PersonStub],
  written: { 'Partner.certifications': writtenAwardsOfPartner },
  references: {
    CertificationAward: ({ id }, { loaders }) => loaders.award.load(id),
    Certification: async ({ code }, { loaders, actor }) => {
      check('catalogue:read', actor);
      return loaders.certification.load(code);
    },
    Course: async ({ id }, { loaders, actor }) => {
      check('catalogue:read', actor);
      return loaders.course.load(id);
    },
    PartnerEvent: async ({ id }, { loaders, actor }) => {
      check('event:read', actor);
      return loaders.partnerEvent.load(id);
    },
    Partner: ({ id }) => ({ id }),
    Person: ({ id }) => ({ id }),
  },
};
