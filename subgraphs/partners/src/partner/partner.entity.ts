import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EngagementModel, Partner, PartnerKind, PartnerSegment, PartnerStatus } from './partner.ts';

@Entity({ name: 'partner', schema: 'partners' })
export class PartnerEntity implements Partner {
  @PrimaryColumn({ type: 'uuid' }) readonly id!: string;
  @Column({ type: 'text' }) readonly name!: string;
  @Column({ type: 'text' }) readonly kind!: PartnerKind;
  @Column({ type: 'text', array: true }) readonly engagementModels!: readonly EngagementModel[];
  @Column({ type: 'text' }) readonly status!: PartnerStatus;
  @Column({ type: 'timestamptz' }) readonly statusSince!: Date;
  @Column({ type: 'text' }) readonly country!: string;
  @Column({ type: 'text' }) readonly region!: string;
  @Column({ type: 'text' }) readonly segment!: PartnerSegment;
  @Column({ type: 'timestamptz' }) readonly createdAt!: Date;
  @Column({ type: 'uuid', nullable: true }) readonly applicantId!: string | null;
  @Column({ type: 'int' }) readonly version!: number;
}
