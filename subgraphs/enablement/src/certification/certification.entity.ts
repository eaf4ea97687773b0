import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Certification, CertificationAudience, CertificationLevel } from './certification.ts';

@Entity({ name: 'certification', schema: 'enablement' })
export class CertificationEntity implements Certification {
  @PrimaryColumn({ type: 'uuid' }) readonly id!: string;
  @Column({ type: 'text' }) readonly code!: string;
  @Column({ type: 'text' }) readonly name!: string;
  @Column({ type: 'text' }) readonly level!: CertificationLevel;
  @Column({ type: 'text' }) readonly audience!: CertificationAudience;
  @Column({ type: 'int' }) readonly validityMonths!: number;
  @Column({ type: 'int' }) readonly recertificationDays!: number;
}
