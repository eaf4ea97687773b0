/** What the vendor sells, at the level at which customers are protected and partners authorised. */
export interface ProductFamily {
  /** A word of the trade, "BACKUP"; the same in every subgraph. */
  readonly code: string;
  readonly name: string;
}
