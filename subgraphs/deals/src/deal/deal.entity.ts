import { MoneyColumns } from '@channelgraph/database';
import type { LocalDate, Money } from '@channelgraph/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Deal, LossReason, RouteToMarket } from './deal.ts';
import type { EngagementModel } from './engagement.ts';
import type { DealStage } from './stage.ts';

@Entity({ name: 'deal', schema: 'deals' })
export class DealEntity implements Deal {
  @PrimaryColumn({ type: 'uuid' }) readonly id!: string;
  @Column({ type: 'text' }) readonly name!: string;
  @Column({ type: 'uuid', nullable: true }) readonly partnerId!: string | null;
  @Column({ type: 'uuid' }) readonly ownerId!: string;
  @Column({ type: 'text', nullable: true }) readonly customerName!: string | null;
  @Column({ type: 'uuid', nullable: true }) readonly customerId!: string | null;
  @Column({ type: 'uuid', nullable: true }) readonly registrationId!: string | null;
  @Column({ type: 'text' }) readonly routeToMarket!: RouteToMarket;
  @Column({ type: 'text', nullable: true }) readonly engagementModel!: EngagementModel | null;
  @Column({ type: 'text', array: true }) readonly familyCodes!: readonly string[];
  @Column({ type: 'text' }) readonly country!: string;
  @Column(() => MoneyColumns) readonly value!: Money;
  @Column({ type: 'text' }) readonly stage!: DealStage;
  @Column({ type: 'int' }) readonly probability!: number;
  @Column({ type: 'date' }) readonly expectedCloseOn!: LocalDate;
  @Column({ type: 'date', nullable: true }) readonly reviewOn!: LocalDate | null;
  @Column({ type: 'text', nullable: true }) readonly orderId!: string | null;
  @Column({ type: 'text', nullable: true }) readonly lossReason!: LossReason | null;
  @Column(() => MoneyColumns) readonly reportingValue!: Money | null;
  @Column({ type: 'numeric', nullable: true }) readonly rate!: string | null;
  @Column({ type: 'date', nullable: true }) readonly rateDate!: LocalDate | null;
  @Column({ type: 'text', nullable: true }) readonly rateSource!: string | null;
  @Column({ type: 'timestamptz' }) readonly createdAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) readonly closedAt!: Date | null;
  @Column({ type: 'int' }) readonly version!: number;
}
