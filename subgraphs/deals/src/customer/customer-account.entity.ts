import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CustomerAccount, CustomerStatus } from './customer-account.ts';

@Entity({ name: 'customer_account', schema: 'deals' })
export class CustomerAccountEntity implements CustomerAccount {
  @PrimaryColumn({ type: 'uuid' }) readonly id!: string;
  @Column({ type: 'uuid' }) readonly groupId!: string;
  @Column({ type: 'text' }) readonly name!: string;
  @Column({ type: 'text' }) readonly country!: string;
  @Column({ type: 'text', nullable: true }) readonly domain!: string | null;
  @Column({ type: 'text' }) readonly status!: CustomerStatus;
  @Column({ type: 'timestamptz' }) readonly createdAt!: Date;
}
