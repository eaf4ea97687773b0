import { DefaultNamingStrategy } from 'typeorm';

/** `protectedUntil` → `protected_until`; `netValue.amountMinor` → `net_value_minor` (the word amount is understood). */
export const columnNameOf = (property: string): string =>
  property
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/^amount_minor$/, 'minor');

/** Tables and columns are snake_case, so that entities need not spell each name twice. */
export class SnakeNaming extends DefaultNamingStrategy {
  override columnName(property: string, custom: string | undefined, prefixes: string[]): string {
    return [...prefixes.map(columnNameOf), custom ?? columnNameOf(property)].join('_');
  }
}
