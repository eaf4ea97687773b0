import { Directive, Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { ForPartners } from '../graph/audience.ts';
import type { Page } from './page.ts';

@Directive('@shareable')
@ObjectType('PageInfo', { simpleResolvers: true, description: 'Where a page stands in its list (Relay cursor connections).' })
export class PageInfoType {
  @ForPartners
  @Field(() => Boolean, { description: 'More follow; ask with `after: endCursor`.' })
  hasNextPage!: boolean;

  @ForPartners

  @Field(() => Boolean, { description: 'This is not the first page.' })
  hasPreviousPage!: boolean;

  @ForPartners

  @Field(() => String, { nullable: true, description: 'Cursor of the first edge; null on an empty page.' })
  startCursor!: string | null;

  @ForPartners

  @Field(() => String, { nullable: true, description: 'Cursor of the last edge; null on an empty page.' })
  endCursor!: string | null;
}

/** Leaves a type to the subgraph that declares it. */
const own: ClassDecorator = () => undefined;

/**
 * Declares `<name>Connection` and `<name>Edge` for lists that grow. `things` is the plural used in the descriptions; types that
 * several subgraphs declare alike are shared.
 */
export function connectionOf<Node extends object>(node: ClassType<Node>, name: string, things: string, { isShared = false } = {}): ClassType<Page<Node>> {
  const Shared = isShared ? Directive('@shareable') as ClassDecorator : own; // on a class it is one
  @Shared
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `One of the ${things} on a page.` })
  class Edge {
    @ForPartners
    @Field(() => node, { description: 'The record itself.' })
    node!: Node;

    @ForPartners

    @Field(() => String, { description: 'Opaque position in this list, for `after`.' })
    cursor!: string;
  }

  @Shared
  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `A page of ${things}.` })
  class Connection {
    @ForPartners
    @Field(() => [Edge], { description: `The ${things} on this page, in order.` })
    edges!: Edge[];

    @ForPartners

    @Field(() => PageInfoType, { description: 'Whether more follow.' })
    pageInfo!: PageInfoType;

    @ForPartners

    @Field(() => Int, { nullable: true, description: `How many ${things} you may see in the whole list, whatever the page.` })
    totalCount!: () => Promise<number>;
  }
  return Connection;
}
