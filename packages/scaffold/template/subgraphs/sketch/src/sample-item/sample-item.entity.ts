import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SampleItem } from './sample-item.ts';

@Entity({ name: 'sample_item', schema: 'sketch' })
export class SampleItemEntity implements SampleItem {
  @PrimaryColumn({ type: 'uuid' }) readonly id!: string;
  @Column({ type: 'uuid' }) readonly partnerId!: string;
  @Column({ type: 'text' }) readonly name!: string;
  @Column({ type: 'timestamptz' }) readonly createdAt!: Date;
  @Column({ type: 'int' }) readonly version!: number;
}
