import { join, raw, sql, type Database, type Sql } from '@channelgraph/database';
import type { Actor, Viewer } from '@channelgraph/identity';
import { ReadyText } from '@channelgraph/process';
import { GraphQLError, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { isOwnId } from '../loaders.ts';
import { isWellFormed, shownFor, type GraphRequest } from '../running/execute.ts';
import type { Run } from '../running/observed.ts';
import { isWritable, writtenPlan, type PlannedEntities, type WrittenFields, type WrittenPlan } from './written-plan.ts';
import type { Given } from './written-field.ts';

export interface WrittenParts {
  readonly schema: GraphQLSchema;
  readonly written: WrittenFields;
  /** Throws unless the actor may see the field (`Partner.deals`). */
  readonly check: (coordinate: string, actor: Actor | null) => void;
  readonly database: Pick<Database, 'as'>;
  readonly viewerOf: (actor: Actor | null) => Viewer;
  /** What answers the rest, and everything that is not to be written. */
  readonly run: Run;
  readonly report: (error: unknown) => void;
}

const MOST_PLANS = 1_000;

/**
 * Texts that are written here. Each selection is one of its own, and a prepared statement costs memory on every connection: whoever thinks of
 * ever new selections gets the resolvers, whose statements are always the same.
 */
const MOST_STATEMENTS = 200;

type Texts = ReadonlyMap<string, readonly (string | null)[]>;
/** An entity as it leaves. */
type Answered = Record<string, unknown>;

interface Asked {
  readonly entities: PlannedEntities;
  readonly ids: readonly string[];
  readonly statement: Sql;
}

/**
 * Answers the fields that SQL writes by one statement per entity type, however many entities there are, and leaves everything
 * else to the resolvers: other fields, other operations, actors who may not, arguments that are refused.
 */
export function answerWritten({ schema, written, check, database, viewerOf, run, report }: WrittenParts): Run {
  for (const coordinate of Object.keys(written)) if (!isWritable(schema, coordinate)) throw new Error(`${coordinate} cannot be written by SQL: it is no field of an object type that may be null.`);
  if (Object.keys(written).length === 0) return run;

  const plans = new Map<string, WrittenPlan | null>();
  const planOf = (query: string): WrittenPlan | null => {
    const known = plans.get(query);
    if (known !== undefined) return known;
    const plan = safely(() => writtenPlan(query, schema, written));
    if (plans.size >= MOST_PLANS) plans.delete(plans.keys().next().value ?? '');
    plans.set(query, plan);
    return plan;
  };

  const texts = new Set<string>();
  const isTaken = (text: string): boolean => {
    if (texts.has(text)) return true;
    if (texts.size >= MOST_STATEMENTS) return false;
    texts.add(text);
    return true;
  };

  const statementFor = (entities: PlannedEntities, viewer: Viewer, variables: Given): Asked => {
    const representations = variables[entities.variable] as readonly { readonly id?: unknown }[]; // [_Any!]!, coerced
    for (const { coordinate } of entities.fields) check(coordinate, viewer.actor);
    const ids = representations.map(({ id }) => String(id));
    const columns = entities.fields.map(({ compiled, given }, index) => sql`${compiled(viewer, given(variables))} as ${raw(`f${String(index)}`)}`);
    return { entities, ids, statement: sql`select p.id, ${join(columns)} from unnest(${[...new Set(ids)].filter(isOwnId)}::uuid[]) as p (id)` };
  };

  return async request => {
    const plan = request.actor === null ? null : planOf(request.query);
    const variables = plan && isWellFormed(request.variables) ? plan.variables(request.variables ?? {}) : null;
    const viewer = viewerOf(request.actor);
    const asked = variables && safely(() => plan?.entities.map(entities => statementFor(entities, viewer, variables)) ?? null);
    if (!plan || !asked?.every(({ statement }) => isTaken(statement.text))) return run(request);

    const session = database.as(viewer);
    const [answer, ...found] = await Promise.all([
      plan.rest === null ? { data: {} } : run(restOf(request, plan.rest)),
      ...asked.map(({ statement, entities }) => session.rows<Readonly<Record<string, string | null>>>(statement).then(rows => textsOf(rows, entities), (error: unknown) => shownFor(error instanceof Error ? error : new Error(String(error)), report))),
    ]);
    return answer.data == null ? answer : withTexts(answer, asked.map((one, index) => ({ ...one, texts: found[index] ?? new Map() })), { closed: request.closed, isAlone: plan.isAlone });
  };
}

function safely<Value>(make: () => Value): Value | null {
  try {
    return make();
  } catch {
    return null; // the resolvers say what is wrong, and where
  }
}

const textsOf = (rows: readonly Readonly<Record<string, string | null>>[], { fields }: PlannedEntities): Texts =>
  new Map(rows.map(row => [row['id'] ?? '', fields.map((_, index) => row[`f${String(index)}`] ?? null)]));

interface Found extends Asked {
  readonly texts: Texts | GraphQLError;
}

/** Without a prototype: the keys are the asker's. */
function knownOf(known: PlannedEntities['known'], type: string, id: string): Answered {
  const entity = Object.create(null) as Answered; // empty
  for (const { key, name } of known) entity[key] = name === 'id' ? id : type;
  return entity;
}

/** Field by field: of what the asker handed over, some things are only made when somebody looks at them. */
const restOf = ({ operationName, variables, actor, requestId, traceparent }: Parameters<Run>[0], query: string): Parameters<Run>[0] =>
  ({ query, operationName, variables, actor, requestId, traceparent });

/** Puts what SQL wrote into the entities that the resolvers answered, or that need none of them. */
function withTexts({ data, errors = [] }: ExecutionResult, all: readonly Found[], { closed, isAlone }: Pick<GraphRequest, 'closed'> & Pick<WrittenPlan, 'isAlone'>): ExecutionResult {
  const failed: GraphQLError[] = [];
  const completed: Record<string, unknown> = { ...data };
  for (const { entities: { key, fields, known, type }, ids, texts } of all) {
    const answered = completed[key] as readonly (Answered | null)[] | undefined; // a list of entities, where the resolvers were asked
    const isText = fields.map(field => closed?.has(isAlone ? field.key : `${key}.${field.key}`) === true);
    completed[key] = ids.map((id, place) => {
      const entity = answered ? answered[place] : knownOf(known, type, id);
      if (!entity) return null;
      const own = texts instanceof GraphQLError ? undefined : texts.get(id);
      fields.forEach((field, index) => {
        if (texts instanceof GraphQLError) failed.push(new GraphQLError(texts.message, { path: [key, place, field.key], extensions: texts.extensions }));
        const text = own?.[index] ?? null;
        entity[field.key] = text === null ? null : isText[index] === true ? new ReadyText(text) : JSON.parse(text);
      });
      return entity;
    });
  }
  const told = [...errors, ...failed];
  return { data: completed, ...(told.length > 0 && { errors: told }) };
}
