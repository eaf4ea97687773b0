import { MoneyColumns } from '@channelgraph/database';
import type { Money, Period } from '@channelgraph/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Target, TargetMetric, TargetScope } from './target.ts';

class PeriodColumns implements Period {
  @Column({ type: 'timestamptz' }) readonly start!: Date;
  @Column({ type: 'timestamptz' }) readonly end!: Date;
  @Column({ type: 'text' }) readonly name!: string;
}

@Entity({ name: 'target', schema: 'metrics' })
export class TargetEntity implements Target {
  @PrimaryColumn({ type: 'uuid' }) readonly id!: string;
  @Column({ type: 'text' }) readonly scope!: TargetScope;
  @Column({ type: 'uuid', nullable: true }) readonly partnerId!: string | null;
  @Column({ type: 'text', nullable: true }) readonly region!: string | null;
  @Column({ type: 'text' }) readonly metric!: TargetMetric;
  @Column(() => PeriodColumns) readonly period!: Period;
  @Column(() => MoneyColumns) readonly amount!: Money | null;
  @Column({ type: 'int', nullable: true }) readonly count!: number | null;
  @Column({ type: 'timestamptz' }) readonly setAt!: Date;
  @Column({ type: 'int' }) readonly version!: number;
}
