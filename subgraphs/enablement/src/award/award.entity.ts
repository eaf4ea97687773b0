import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Award, RevocationReason } from './award.ts';

/** The table also has ends_at, which PostgreSQL derives: the earliest of expiry, renewal and revocation. */
@Entity({ name: 'award', schema: 'enablement' })
export class AwardEntity implements Award {
  @PrimaryColumn({ type: 'uuid' }) readonly id!: string;
  @Column({ type: 'uuid' }) readonly personId!: string;
  @Column({ type: 'text' }) readonly certificationCode!: string;
  @Column({ type: 'text' }) readonly level!: string;
  @Column({ type: 'int' }) readonly recertificationDays!: number;
  @Column({ type: 'timestamptz' }) readonly awardedAt!: Date;
  @Column({ type: 'timestamptz' }) readonly expiresAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) readonly renewedAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) readonly revokedAt!: Date | null;
  @Column({ type: 'text', nullable: true }) readonly revocationReason!: RevocationReason | null;
  @Column({ type: 'int' }) readonly version!: number;
}
