import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TierAssignment, TierAssignmentKind } from './assignment.ts';

@Entity({ name: 'tier_assignment', schema: 'partners' })
export class TierAssignmentEntity implements TierAssignment {
  @PrimaryColumn({ type: 'uuid' }) readonly id!: string;
  @Column({ type: 'uuid' }) readonly partnerId!: string;
  @Column({ type: 'uuid' }) readonly programId!: string;
  @Column({ type: 'uuid' }) readonly tierId!: string;
  @Column({ type: 'timestamptz' }) readonly validFrom!: Date;
  @Column({ type: 'timestamptz', nullable: true }) readonly validTo!: Date | null;
  @Column({ type: 'text' }) readonly reason!: string;
  @Column({ type: 'text' }) readonly kind!: TierAssignmentKind;
  @Column({ type: 'uuid' }) readonly decidedBy!: string;
  @Column({ type: 'int' }) readonly version!: number;
}
