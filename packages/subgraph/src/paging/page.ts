import { ArgsType, Field, Int } from 'type-graphql';
import { badInput } from '../errors.ts';
import { cursorOf, type CursorKey } from './cursor.ts';

const MOST = 100;

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: 'How many to return, 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Return what follows this cursor.' })
  after?: string | null;
}

/** Throws BAD_USER_INPUT unless `first` is 1 to 100. Returns it. */
export function pageSize({ first }: { readonly first: number }): number {
  if (!Number.isInteger(first) || first < 1 || first > MOST) throw badInput(`first: must be between 1 and ${String(MOST)}; got ${String(first)}.`);
  return first;
}

export interface Page<Node> {
  readonly edges: readonly { readonly node: Node; readonly cursor: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly startCursor: string | null; readonly endCursor: string | null };
  /** Asked only when the client selects it. */
  readonly totalCount: () => Promise<number>;
}

export interface PageParts<Node> {
  /** One row more than `first` where there is one. */
  readonly rows: readonly Node[];
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly keyOf: (node: Node) => CursorKey;
  readonly totalCount: () => Promise<number>;
}

/** A Relay connection from the rows of a keyset query. */
export function pageOf<Node>({ rows, first, after, keyOf, totalCount }: PageParts<Node>): Page<Node> {
  const edges = rows.slice(0, first).map(node => ({ node, cursor: cursorOf(keyOf(node)) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: after != null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  };
}
