import type { LocalDate } from '@channelgraph/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Enrolment, EnrolmentStatus } from './enrolment.ts';

@Entity({ name: 'enrolment', schema: 'enablement' })
export class EnrolmentEntity implements Enrolment {
  @PrimaryColumn({ type: 'uuid' }) readonly id!: string;
  @Column({ type: 'uuid' }) readonly personId!: string;
  @Column({ type: 'text' }) readonly courseCode!: string;
  @Column({ type: 'text' }) readonly status!: EnrolmentStatus;
  @Column({ type: 'timestamptz' }) readonly statusSince!: Date;
  @Column({ type: 'date', nullable: true }) readonly dueOn!: LocalDate | null;
  @Column({ type: 'timestamptz' }) readonly assignedAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) readonly startedAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) readonly completedAt!: Date | null;
  @Column({ type: 'int' }) readonly version!: number;
}
