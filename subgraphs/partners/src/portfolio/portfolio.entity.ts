import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PortfolioAssignment } from './portfolio.ts';

@Entity({ name: 'portfolio_assignment', schema: 'partners' })
export class PortfolioAssignmentEntity implements PortfolioAssignment {
  @PrimaryColumn({ type: 'uuid' }) readonly id!: string;
  @Column({ type: 'uuid' }) readonly personId!: string;
  @Column({ type: 'uuid' }) readonly partnerId!: string;
  @Column({ type: 'timestamptz' }) readonly validFrom!: Date;
  @Column({ type: 'timestamptz', nullable: true }) readonly validTo!: Date | null;
  @Column({ type: 'int' }) readonly version!: number;
}
