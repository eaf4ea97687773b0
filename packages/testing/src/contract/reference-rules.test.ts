import { randomUUID } from 'node:crypto';
import { sql } from '@channelgraph/database';
import type { Actor } from '@channelgraph/identity';
import { SYSTEM } from '@channelgraph/database';
import { byId, federatedSchema, SameForEverybody, type SubgraphDefinition, type SubgraphRuntime } from '@channelgraph/subgraph';
import { buildSchema, GraphQLError } from 'graphql';
import { Ctx, Directive, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bareSchema } from '../bare-schema.ts';
import { insertRows } from '../rows.ts';
import { openTestSubgraph, type TestSubgraph } from '../subgraph.ts';
import { REFERENCE_RULES } from './reference-rules.ts';
import { entitiesIn, type Entity } from './references.ts';

interface Book {
  readonly id: string;
  readonly title: string;
}
interface Context {
  readonly actor: Actor | null;
  readonly ofId: (id: string) => Promise<Book | null>;
  readonly load: (id: string) => Promise<Book | null>;
}

@Directive('@key(fields: "id")')
@ObjectType('Book')
class BookType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  title!: string;
}

@SameForEverybody('A map hangs on the wall.')
@Directive('@key(fields: "id")')
@ObjectType('Shelf')
class ShelfType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  title!: string;
}

@Directive('@key(fields: "id")')
@ObjectType('Reader')
class ReaderStub {
  @Field(() => ID)
  id!: string;
}

const isStaff = ({ actor }: Context): boolean => actor?.role === 'VENDOR_ADMIN';
type Find = (id: string, context: Context) => unknown;

/** A library that keeps every rule; each plant changes how a book is found, or what is said of a reader. */
const KEPT: Readonly<Record<'book' | 'borrowed', Find>> = {
  book: (id, context) => (isStaff(context) ? context.load(id) : null),
  borrowed: async (id, context) => (isStaff(context) ? (await context.load(id))?.title ?? null : null),
};
let library = KEPT;

@Resolver(() => ReaderStub)
class ReaderResolver {
  @Query(() => BookType, { nullable: true })
  book() { return null; }

  @Query(() => ShelfType, { nullable: true })
  shelf() { return null; }

  @FieldResolver(() => String, { nullable: true })
  borrowed(@Root() { id }: ReaderStub, @Ctx() context: Context) { return library.borrowed(id, context); }
}

const definition: SubgraphDefinition<Context> = {
  ...bareSchema('library', 'create table library.book (id uuid primary key, title text not null);'),
  graph: {
    resolvers: [ReaderResolver],
    types: [BookType, ShelfType, ReaderStub],
    references: { Book: ({ id }, context) => library.book(id, context), Shelf: ({ id }, { load }) => load(id), Reader: ({ id }) => ({ id }) },
  },
  permissions: {}, entities: [], projectors: {}, projected: [],
  compose: ({ database }: SubgraphRuntime) => ({ actor }) => {
    const books = byId<Book>(ids => database.as(SYSTEM).rows<Book>(sql`select id, title from library.book where id = any(${ids}::uuid[])`));
    return { actor, load: id => books.load(id), ofId: async id => (await database.as(SYSTEM).rows<Book>(sql`select id, title from library.book where id = ${id}::uuid`))[0] ?? null };
  },
};

const members = { name: 'members', schema: buildSchema('directive @key(fields: String!) on OBJECT type Query { a: Int } type Reader @key(fields: "id") { id: ID! name: String! }') };
let test: TestSubgraph;
const entities = async (): Promise<readonly Entity[]> => {
  const { declared, sdl } = await federatedSchema(definition.graph);
  return entitiesIn({ test, declared: { name: 'library', schema: declared, sdl, permissions: {}, references: ['Book', 'Shelf', 'Reader'], neighbours: [members] } });
};
async function problems(rule: string, of: readonly Entity[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entity of of) found.push(...await REFERENCE_RULES[rule]?.(entity) ?? []); // one by one: they count the same subgraph's statements
  return found;
}

beforeAll(async () => {
  test = await openTestSubgraph(definition);
  await insertRows(test.database, 'library.book', ['Emma', 'Persuasion', 'Sanditon'].map(title => ({ id: randomUUID(), title })));
});
afterAll(() => test.close());
beforeEach(() => { library = KEPT; });

const notFound = (): never => { throw new GraphQLError('There is no such book.', { extensions: { code: 'NOT_FOUND' } }); };
const forbidden = (): never => { throw new GraphQLError('Not for you.', { extensions: { code: 'FORBIDDEN' } }); };
const asking = (actor: Actor | null): Set<string> => {
  const known = askedBy.get(actor) ?? new Set();
  askedBy.set(actor, known);
  return known;
};
const askedBy = new Map<Actor | null, Set<string>>();
const MANY = 'asks the database for many as often as for one, whatever is read of them';
const ORDER = 'comes in the order asked, as often as asked';
const NOTHING = 'is null, and no error, for a key of nothing';
const STRANGERS = 'is null, and no error, out of the viewer’s reach';

/** Rule, what is done wrong, where, how, and the words for it. */
const PLANTS: readonly (readonly [rule: string, what: string, changed: Partial<typeof KEPT>, words: string])[] = [
  ['is there to be tried', 'a book is never found', { book: () => null }, 'Book: 0 records'],
  [MANY, 'each book is asked for by itself', { book: (id, { ofId }) => ofId(id) }, 'Book: 3 times for 3 of them: select id, title from library.book'],
  [MANY, 'each reader’s book is asked for by itself', { borrowed: async (id, { ofId }) => (await ofId(id))?.title }, 'Reader: 3 times for 3 of them: select id, title from library.book'],
  [ORDER, 'another book is found', { book: async (id, { load }) => (await load(id)) && { id: randomUUID(), title: 'Emma' } }, 'Book: asked for'],
  [ORDER, 'a book is found once', {
    book: async (id, { actor, load }) => {
      const before = asking(actor);
      return before.size < before.add(id).size ? load(id) : null;
    },
  }, 'Book: asked for'],
  [NOTHING, 'a book is made up', { book: id => ({ id, title: 'Untitled' }) }, 'Book: something for "not-an-id"'],
  [NOTHING, 'there is an error instead of null', { book: async (id, { load }) => (await load(id)) ?? notFound() }, 'Book: There is no such book. (_entities.1)'],
  [NOTHING, 'the database is asked what it cannot understand', { book: (id, { ofId }) => ofId(id) }, 'Book: invalid input syntax for type uuid'],
  [NOTHING, 'a stranger’s reader breaks', { borrowed: (id, { ofId }) => ofId(id) }, 'Reader: invalid input syntax for type uuid'],
  [STRANGERS, 'everybody finds every book', { book: (id, { load }) => load(id) }, 'Book: everything is there for PARTNER_SELLER of a company that nobody knows'],
  [STRANGERS, 'everybody sees what a reader has', { borrowed: async (id, { load }) => (await load(id))?.title }, 'Reader: everything is there for DISTRIBUTOR_USER'],
  [STRANGERS, 'there is an error instead of null', { book: (id, context) => (isStaff(context) ? context.load(id) : notFound()) }, 'Book, for PARTNER_ADMIN: There is no such book.'],
  [STRANGERS, 'an error tells that a book is there', { book: async (id, context) => (isStaff(context) ? context.load(id) : (await context.load(id)) && forbidden()) }, 'Book: PARTNER_LEARNER can tell by the errors what is there'],
];

describe('the contract of references', () => {
  it('finds nothing in a library that keeps it', async () => {
    const kept = await entities();
    expect(kept.map(({ name, present }) => [name, present.length])).toEqual([['Book', 3], ['Shelf', 3], ['Reader', 3]]);
    for (const rule of Object.keys(REFERENCE_RULES)) expect(await problems(rule, kept), rule).toEqual([]);
  });

  it('has a violation planted for each of its rules', () => {
    expect([...new Set(PLANTS.map(([rule]) => rule))]).toEqual(Object.keys(REFERENCE_RULES));
  });

  it.each(PLANTS)('that a record %s: finds when %s', async (rule, _, changed, words) => {
    const before = await entities();
    library = { ...KEPT, ...changed };
    const found = await problems(rule, rule === 'is there to be tried' ? await entities() : before);
    expect(found.join('\n')).toContain(words);
  });
});
