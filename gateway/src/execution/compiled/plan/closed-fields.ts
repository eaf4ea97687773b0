import { Kind, isEnumType } from 'graphql';
import type { FieldNode, GraphQLLeafType, GraphQLSchema, SelectionSetNode } from 'graphql';
import type { FieldShape, ObjectShape, ObjectShapes, ValueShape } from '../response/shape.ts';
import { isWithin, reachOf } from './reach.ts';
import type { Reach } from './reach.ts';
import type { ScheduledFetch } from './schedule.ts';

interface Source {
  readonly all: readonly ScheduledFetch[];
  /** What the caller is answered. */
  readonly shape: ObjectShapes;
  /** With everything in it, also what no caller sees. */
  readonly supergraph: GraphQLSchema;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * The fields of a fetch that go to the caller exactly as the subgraph answers them: the caller asked for the same of them
 * in the same order, no other fetch adds to them or needs anything of them, and nothing in them is left to judge (types
 * that turn out one way or another, values that not every caller may see). In doubt a field is none of them.
 */
export function closedFields({ all, shape, supergraph }: Source): (fetch: ScheduledFetch) => ReadonlySet<string> {
  const reaches = new Map(all.map(fetch => [fetch, reachOf(fetch)]));
  return fetch => {
    const reach = reaches.get(fetch);
    if (reach?.entity === null || reach === undefined || (fetch.node.outputRewrites ?? []).length > 0) return NONE;
    const object = objectAt(shape, fetch.path, reach.entity.type);
    if (object === undefined) return NONE;
    const others = all.flatMap(other => (other === fetch ? [] : reaches.get(other) ?? []));
    const closed = new Set<string>();
    collect({ closed, supergraph, others, reach, path: [] }, reach.entity.selections, object);
    return closed;
  };
}

interface Search {
  readonly closed: Set<string>;
  readonly supergraph: GraphQLSchema;
  readonly others: readonly Reach[];
  readonly reach: Reach;
  /** Below the entity or the root. */
  readonly path: readonly string[];
}

/** Looks for the outermost ones; what is no field with a name is passed by. */
function collect(search: Search, { selections }: SelectionSetNode, { fields }: ObjectShape): void {
  for (const node of selections) {
    if (node.kind !== Kind.FIELD || node.selectionSet === undefined) continue;
    const name = (node.alias ?? node.name).value;
    const asked = fields.find(field => field.name === name);
    const objects = asked?.kind === 'value' ? objectsIn(asked.value) : undefined;
    if (asked === undefined || objects === undefined) continue;
    const path = [...search.path, name];
    if (isSame(search, node, asked) && isUntouched(search, path)) search.closed.add(path.join('.'));
    else {
      const inside = objects.isAbstract ? undefined : objects.of(undefined);
      if (inside !== undefined) collect({ ...search, path }, node.selectionSet, inside);
    }
  }
}

/** Whether the subgraph is asked for the same as the caller asks for, and in the same order. */
function isSame(search: Search, node: FieldNode, asked: FieldShape): boolean {
  if ((node.directives ?? []).length > 0 || (node.alias ?? node.name).value !== asked.name) return false;
  if (asked.kind !== 'value') return asked.kind === 'typename' && node.name.value === '__typename';
  const { selectionSet } = node;
  if (selectionSet === undefined) {
    const leaf = leafIn(asked.value);
    return leaf !== undefined && isWhole(search.supergraph, leaf);
  }
  const objects = objectsIn(asked.value);
  const fields = objects?.isAbstract === false ? objects.of(undefined)?.fields : undefined;
  return fields?.length === selectionSet.selections.length && selectionSet.selections.every((inner, index) => {
    const field = fields[index];
    return inner.kind === Kind.FIELD && field !== undefined && isSame(search, inner, field);
  });
}

function isUntouched({ others, reach }: Search, path: readonly string[]): boolean {
  const place = [...reach.path, ...path];
  const needs = [reach, ...others].some(({ needed }) => needed.some(need => isWithin(need, place) || isWithin(place, need)));
  return !needs && !others.some(({ path: entered, answered }) => isWithin(entered, place) || answered.has(place.join('.')));
}

/** Whether the caller may see whatever a subgraph says here. */
function isWhole(supergraph: GraphQLSchema, type: GraphQLLeafType): boolean {
  const whole = supergraph.getType(type.name);
  return !isEnumType(type) || (isEnumType(whole) && whole.getValues().every(({ name }) => type.getValue(name) != null));
}

const leafIn = (shape: ValueShape): GraphQLLeafType | undefined => (shape.kind === 'list' ? leafIn(shape.entry) : shape.kind === 'leaf' ? shape.type : undefined);
const objectsIn = (shape: ValueShape): ObjectShapes | undefined => (shape.kind === 'list' ? objectsIn(shape.entry) : shape.kind === 'object' ? shape.objects : undefined);

/** What the caller asked of the objects at a path; undefined where it asked for nothing there, or nobody knows of what type they are. */
function objectAt(shape: ObjectShapes, path: readonly string[], type: string | undefined): ObjectShape | undefined {
  let objects: ObjectShapes | undefined = shape;
  for (const name of path.filter(step => step !== '@')) {
    const field: FieldShape | undefined = objects?.isAbstract === false ? objects.of(undefined)?.fields.find(each => each.name === name) : undefined;
    objects = field?.kind === 'value' ? objectsIn(field.value) : undefined;
  }
  return objects?.of(objects.isAbstract ? type : undefined);
}
