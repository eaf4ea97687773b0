import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Territory, TerritoryKind, TerritoryOwnership } from './territory.ts';

@Entity({ name: 'territory', schema: 'partners' })
export class TerritoryEntity implements Territory {
  @PrimaryColumn({ type: 'uuid' }) readonly id!: string;
  @Column({ type: 'text' }) readonly code!: string;
  @Column({ type: 'text' }) readonly name!: string;
  @Column({ type: 'text' }) readonly kind!: TerritoryKind;
  @Column({ type: 'uuid', nullable: true }) readonly parentId!: string | null;
}

@Entity({ name: 'territory_ownership', schema: 'partners' })
export class TerritoryOwnershipEntity implements TerritoryOwnership {
  @PrimaryColumn({ type: 'uuid' }) readonly id!: string;
  @Column({ type: 'uuid' }) readonly personId!: string;
  @Column({ type: 'text' }) readonly region!: string;
  @Column({ type: 'timestamptz' }) readonly validFrom!: Date;
  @Column({ type: 'timestamptz', nullable: true }) readonly validTo!: Date | null;
  @Column({ type: 'int' }) readonly version!: number;
}
