import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EventAttendance, EventRegistration, EventRegistrationStatus } from './event-registration.ts';

@Entity({ name: 'event_registration', schema: 'enablement' })
export class EventRegistrationEntity implements EventRegistration {
  @PrimaryColumn({ type: 'uuid' }) readonly id!: string;
  @Column({ type: 'uuid' }) readonly eventId!: string;
  @Column({ type: 'uuid' }) readonly personId!: string;
  @Column({ type: 'uuid' }) readonly partnerId!: string;
  @Column({ type: 'text' }) readonly status!: EventRegistrationStatus;
  @Column({ type: 'text', nullable: true }) readonly attendance!: EventAttendance | null;
  @Column({ type: 'timestamptz' }) readonly registeredAt!: Date;
  @Column({ type: 'timestamptz' }) readonly changedAt!: Date;
  @Column({ type: 'int' }) readonly version!: number;
}
