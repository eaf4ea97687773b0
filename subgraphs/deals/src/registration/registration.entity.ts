import type { LocalDate } from '@channelgraph/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EngagementModel } from '../deal/engagement.ts';
import type { Contact, Evidence, Registration, RegistrationStatus, RejectionCode } from './registration.ts';

/** A registration without its lines, which are rows of their own. */
export type RegistrationRow = Omit<Registration, 'lines'>;

@Entity({ name: 'registration', schema: 'deals' })
export class RegistrationEntity implements RegistrationRow {
  @PrimaryColumn({ type: 'uuid' }) readonly id!: string;
  @Column({ type: 'uuid' }) readonly partnerId!: string;
  @Column({ type: 'uuid' }) readonly ownerId!: string;
  @Column({ type: 'uuid', nullable: true }) readonly submitterId!: string | null;
  @Column({ type: 'text' }) readonly status!: RegistrationStatus;
  @Column({ type: 'text', nullable: true }) readonly engagementModel!: EngagementModel | null;
  @Column({ type: 'text' }) readonly customerName!: string;
  @Column({ type: 'text' }) readonly customerCountry!: string;
  @Column({ type: 'text', nullable: true }) readonly customerDomain!: string | null;
  @Column({ type: 'text', nullable: true }) readonly noDomainReason!: string | null;
  @Column({ type: 'jsonb', nullable: true }) readonly contact!: Contact | null;
  @Column({ type: 'date', nullable: true }) readonly expectedCloseOn!: LocalDate | null;
  @Column({ type: 'text', nullable: true }) readonly useCase!: string | null;
  @Column({ type: 'jsonb' }) readonly evidence!: readonly Evidence[];
  @Column({ type: 'boolean' }) readonly consent!: boolean;
  @Column({ type: 'text', nullable: true }) readonly comments!: string | null;
  @Column({ type: 'uuid', nullable: true }) readonly customerId!: string | null;
  @Column({ type: 'timestamptz' }) readonly createdAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) readonly submittedAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) readonly decisionDueAt!: Date | null;
  @Column({ type: 'uuid', nullable: true }) readonly reviewerId!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) readonly decidedAt!: Date | null;
  @Column({ type: 'text', nullable: true }) readonly rejectionCode!: RejectionCode | null;
  @Column({ type: 'text', nullable: true }) readonly noteToPartner!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) readonly protectedUntil!: Date | null;
  @Column({ type: 'uuid', nullable: true }) readonly dealId!: string | null;
  @Column({ type: 'int' }) readonly version!: number;
}
