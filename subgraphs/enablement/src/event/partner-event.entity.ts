import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PartnerEvent, PartnerEventKind, PartnerEventSetting } from './partner-event.ts';

@Entity({ name: 'partner_event', schema: 'enablement' })
export class PartnerEventEntity implements PartnerEvent {
  @PrimaryColumn({ type: 'uuid' }) readonly id!: string;
  @Column({ type: 'text' }) readonly title!: string;
  @Column({ type: 'text' }) readonly kind!: PartnerEventKind;
  @Column({ type: 'text' }) readonly setting!: PartnerEventSetting;
  @Column({ type: 'timestamptz' }) readonly startsAt!: Date;
  @Column({ type: 'timestamptz' }) readonly endsAt!: Date;
  @Column({ type: 'text' }) readonly timeZone!: string;
  @Column({ type: 'text', nullable: true }) readonly region!: string | null;
  @Column({ type: 'int', nullable: true }) readonly seats!: number | null;
  /** Written by the trigger of event_registration only. */
  @Column({ type: 'int', insert: false, update: false }) readonly seatsTaken!: number;
  @Column({ type: 'uuid' }) readonly hostId!: string;
  @Column({ type: 'timestamptz', nullable: true }) readonly cancelledAt!: Date | null;
  @Column({ type: 'int' }) readonly version!: number;
}
