import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProductFamily } from './product-family.ts';

@Entity({ name: 'product_family', schema: 'deals' })
export class ProductFamilyEntity implements ProductFamily {
  @PrimaryColumn({ type: 'text' }) readonly code!: string;
  @Column({ type: 'text' }) readonly name!: string;
}
