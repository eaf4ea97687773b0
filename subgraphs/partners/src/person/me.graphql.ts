import type { Role } from '@channelgraph/identity';
import { enumeration, ForPartners } from '@channelgraph/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { PartnerType } from '../partner/partner.graphql.ts';
import { EmploymentType } from './employment.graphql.ts';
import { PersonType } from './person.graphql.ts';

export const RoleEnum = enumeration<Role>('Role', 'What somebody signed in is to the channel; decides what they see and may do.', {
  VENDOR_ADMIN: 'Runs channel operations at the vendor.',
  CHANNEL_SALES_MANAGER: 'Runs programmes and the broad network of own territories.',
  PARTNER_SALES_MANAGER: 'Looks after a portfolio of strategic partners.',
  ACCOUNT_MANAGER: 'Sells for the vendor directly; owns accounts and a number.',
  CHANNEL_FINANCE: 'Pays incentives and market development funds.',
  CONFLICT_MEDIATOR: 'Decides conflict cases from a neutral seat.',
  ENABLEMENT_MANAGER: 'Runs the catalogue of courses and certifications.',
  PARTNER_ADMIN: 'Principal of a partner; acts for the whole company.',
  PARTNER_SELLER: 'Sells for a partner.',
  PARTNER_LEARNER: 'Technical user at a partner who learns and certifies.',
  DISTRIBUTOR_USER: 'Works for a distributor in two-tier deals.',
  ANALYST: 'Reads aggregated figures without persons.',
  AUDITOR: 'Reads the audit trail, personal data masked.',
  INTEGRATION: 'A machine with named permissions.',
  SYSTEM: 'A timer inside the programme.',
}, ['PARTNER_ADMIN', 'PARTNER_SELLER', 'PARTNER_LEARNER', 'DISTRIBUTOR_USER', 'INTEGRATION']);

@ObjectType('Me', { simpleResolvers: true, description: 'You, as you are signed in.' })
export class MeType {
  @ForPartners @Field(() => RoleEnum, { description: 'The role of your access token.' }) role!: Role;
  @ForPartners @Field(() => PersonType, { nullable: true, description: 'Your own profile; null for machines.' }) person!: () => Promise<PersonType | null>;
  @ForPartners @Field(() => PartnerType, { nullable: true, description: 'The partner you act for; null on the vendor’s side, and once you no longer work there.' })
  partner!: () => Promise<PartnerType | null>;
  @ForPartners @Field(() => EmploymentType, { nullable: true, description: 'The employment under which you act; null for machines, and once it has ended.' })
  employment!: () => Promise<EmploymentType | null>;
}
