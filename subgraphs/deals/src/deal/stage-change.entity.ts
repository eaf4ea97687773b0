import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DealStage, StageChange } from './stage.ts';

@Entity({ name: 'deal_stage_change', schema: 'deals' })
export class StageChangeEntity implements StageChange {
  @PrimaryColumn({ type: 'uuid' }) readonly dealId!: string;
  @PrimaryColumn({ type: 'int' }) readonly version!: number;
  @Column({ type: 'text' }) readonly stage!: DealStage;
  @Column({ type: 'timestamptz' }) readonly at!: Date;
  @Column({ type: 'uuid' }) readonly personId!: string;
  @Column({ type: 'text', nullable: true }) readonly note!: string | null;
}
