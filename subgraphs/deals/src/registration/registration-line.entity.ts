import { MoneyColumns } from '@channelgraph/database';
import type { Money } from '@channelgraph/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RegistrationLine } from './registration.ts';

@Entity({ name: 'registration_line', schema: 'deals' })
export class RegistrationLineEntity implements RegistrationLine {
  @PrimaryColumn({ type: 'uuid' }) readonly registrationId!: string;
  /** Order in the form, from 0. */
  @PrimaryColumn({ type: 'int' }) readonly position!: number;
  @Column({ type: 'text' }) readonly familyCode!: string;
  @Column({ type: 'int' }) readonly quantity!: number;
  @Column(() => MoneyColumns) readonly listValue!: Money;
}
