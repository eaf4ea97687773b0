import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Employment } from './employment.ts';

@Entity({ name: 'employment', schema: 'partners' })
export class EmploymentEntity implements Employment {
  @PrimaryColumn({ type: 'uuid' }) readonly id!: string;
  @Column({ type: 'uuid' }) readonly personId!: string;
  @Column({ type: 'uuid', nullable: true }) readonly partnerId!: string | null;
  @Column({ type: 'text' }) readonly jobTitle!: string;
  @Column({ type: 'boolean' }) readonly certifiable!: boolean;
  @Column({ type: 'timestamptz' }) readonly validFrom!: Date;
  @Column({ type: 'timestamptz', nullable: true }) readonly validTo!: Date | null;
  @Column({ type: 'int' }) readonly version!: number;
}
