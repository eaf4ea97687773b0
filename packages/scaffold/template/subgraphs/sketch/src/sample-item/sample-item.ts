/** What a partner’s sample item is to the trade. */
export interface SampleItem {
  readonly id: string;
  /** Whose it is. */
  readonly partnerId: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly version: number;
}

/** What somebody says of it to begin with. */
export interface NewSampleItem {
  readonly partnerId: string;
  readonly name: string;
}

/** What the other subgraphs hear of it. */
export const factOf = ({ id, version, partnerId, name, createdAt }: SampleItem) => ({ id, version, partnerId, name, createdAt: createdAt.toISOString() });
