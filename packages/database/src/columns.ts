import { Column } from 'typeorm';

/** Money in a table: two columns, `<property>_minor` and `<property>_currency`. Embed with `@Column(() => MoneyColumns)`. */
export class MoneyColumns {
  @Column({ type: 'bigint' }) readonly amountMinor!: bigint;
  @Column({ type: 'text' }) readonly currency!: string;
}
