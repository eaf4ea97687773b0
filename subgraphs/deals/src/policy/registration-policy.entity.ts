import { MoneyColumns } from '@channelgraph/database';
import type { Money } from '@channelgraph/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RegistrationPolicy } from './registration-policy.ts';

@Entity({ name: 'registration_policy', schema: 'deals' })
export class RegistrationPolicyEntity implements RegistrationPolicy {
  @PrimaryColumn({ type: 'uuid' }) readonly id!: string;
  @Column({ type: 'timestamptz' }) readonly effectiveFrom!: Date;
  @Column({ type: 'int' }) readonly protectionDays!: number;
  @Column({ type: 'int' }) readonly decisionBusinessDays!: number;
  @Column(() => MoneyColumns) readonly minimum!: Money;
}
