import { randomUUID } from 'node:crypto';
import { raw, sql } from '@channelgraph/database';
import type { Actor } from '@channelgraph/identity';
import { keysOf } from '@channelgraph/supergraph';
import { isObjectType } from 'graphql';
import { actor } from '../actors.ts';
import type { Answer, TestSubgraph } from '../subgraph.ts';
import { isForeign, type Declared } from './declared.ts';
import { selectionOf, selectionsOf } from './selection.ts';

/** Deep enough for the records on a page: connection, edge, node. */
const DEPTH = 3;
const RECORDS = 6;
const ROWS_PER_COLUMN = 8;

type Found = Readonly<Record<string, unknown>>;

/** What came back for some keys. */
export interface Resolved {
  /** One per key, in the order of the answer. */
  readonly entities: readonly (Found | null)[];
  readonly errors: Answer['errors'];
  readonly statements: readonly string[];
}

/** An entity of an opened subgraph, ready to be asked for by its key. */
export interface Entity {
  readonly name: string;
  readonly key: string;
  /** Another subgraph owns it; what is not there has a key all the same, and nothing else. */
  readonly isForeign: boolean;
  /** `@SameForEverybody` */
  readonly isSameForEverybody: boolean;
  /** Keys of records that are there. */
  readonly present: readonly string[];
  /** Ways to ask about it, each as deep as a page of records. */
  readonly selections: readonly string[];
  /** Asks for its own values, and what other subgraphs' entities are given here. */
  readonly resolve: (keys: readonly string[], asked?: { readonly as?: Actor; readonly selection?: string }) => Promise<Resolved>;
  /** Which of these keys somebody can tell from the key of nothing. */
  readonly visible: (keys: readonly string[], as: Actor) => Promise<readonly string[]>;
}

export interface OpenedSubgraph {
  readonly test: TestSubgraph;
  readonly declared: Declared;
}

interface Column {
  readonly table: string;
  readonly column: string;
}

/** Values of columns that go by the name of the key (`id`, `partner_id`), and are of its type: the entity's keys are among them. */
async function candidates({ database }: TestSubgraph, schema: string, key: string): Promise<readonly string[]> {
  const columns = await database.rows<Column>(sql`
    select table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = ${schema} and (column_name = ${key} or column_name like ${`%\\_${key}`})
    and data_type in (select data_type from information_schema.columns where table_schema = ${schema} and column_name = ${key}) order by 1, 2`);
  const values = await Promise.all(columns.map(({ table, column }) => database.rows<{ value: string | null }>(sql`
    select value from (select distinct ${raw(column)}::text as value from ${raw(`${schema}.${table}`)}) found order by md5(value) limit ${ROWS_PER_COLUMN}`))); // any, and the same every time
  return [...new Set(values.flat().flatMap(({ value }) => value ?? []))];
}

/** What broke is an error like any other, for who asks. */
const broken = (error: unknown): Answer => ({ data: null, errors: [{ message: error instanceof Error ? error.message : String(error), extensions: {} }] });

/** Every entity of the subgraph, its own and those it adds to, with keys of records that are there. */
export async function entitiesIn({ test, declared }: OpenedSubgraph): Promise<readonly Entity[]> {
  const admin = actor('VENDOR_ADMIN');
  const entities: Entity[] = [];
  for (const name of declared.references) {
    const type = declared.schema.getType(name);
    const [key] = isObjectType(type) ? keysOf(type) : [];
    if (!isObjectType(type) || key === undefined) continue; // the schema rules say so
    const foreign = isForeign(declared, name);
    const shallow = selectionOf(type, foreign ? DEPTH : 0);

    const resolve: Entity['resolve'] = async (keys, { as = admin, selection = shallow } = {}) => {
      test.statements.clear();
      const question = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${name} ${selection} } }`;
      const { data, errors } = await test.as(as).query(question, { of: keys.map(value => ({ __typename: name, [key]: value })) }).catch(broken);
      return { entities: (data as { _entities?: (Found | null)[] } | null)?._entities ?? [], errors, statements: [...test.statements.texts] }; // the shape asked for
    };
    const visible: Entity['visible'] = async (keys, as) => {
      const { entities: [nothing = null, ...found] } = await resolve([randomUUID(), ...keys], { as });
      const beyondKey = (entity: Found | null): string => JSON.stringify(entity && { ...entity, [key]: null });
      return keys.filter((_, index) => beyondKey(found[index] ?? null) !== beyondKey(nothing));
    };
    entities.push({
      name, key, isForeign: foreign, resolve, visible,
      isSameForEverybody: typeof type.extensions['sameForEverybody'] === 'string',
      present: (await visible(await candidates(test, declared.name, key), admin)).slice(0, RECORDS),
      selections: selectionsOf(type, DEPTH),
    });
  }
  return entities;
}
