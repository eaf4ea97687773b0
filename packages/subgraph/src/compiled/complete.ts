import {
  defaultTypeResolver, GraphQLBoolean, GraphQLError, GraphQLID, GraphQLString, isLeafType, isListType, isNonNullType, isObjectType,
  type FieldNode, type GraphQLAbstractType, type GraphQLLeafType, type GraphQLList, type GraphQLObjectType, type GraphQLOutputType, type GraphQLResolveInfo,
} from 'graphql';
import { inspect } from 'node:util';
import { guarded, isPromise, type Complete, type Place, type Run } from './run.ts';
import type { Selecting } from './selected-nodes.ts';

/** A field of the operation, as far as its value depends on it. */
export interface Facts {
  readonly nodes: readonly FieldNode[];
  /** `Partner.deals` */
  readonly coordinate: string;
  readonly infoAt: (run: Run, place: Place) => GraphQLResolveInfo;
}

export interface Completing extends Selecting {
  /** Answers with the fields that these nodes select on an object of this type. */
  readonly objectOf: (type: GraphQLObjectType, nodes: readonly FieldNode[]) => (run: Run, source: unknown, place: Place) => unknown;
}

type Serialize = (value: unknown) => unknown;

/** A leaf as it leaves. Text that is text already needs no second look. */
export function serializer(type: GraphQLLeafType): Serialize {
  const checked: Serialize = value => {
    const serialized: unknown = type.serialize(value);
    if (serialized == null) throw new Error(`Expected \`${type.name}.serialize(${inspect(value)})\` to return non-nullable value, returned: ${String(serialized)}`);
    return serialized;
  };
  if (type === GraphQLString || type === GraphQLID) return value => (typeof value === 'string' ? value : checked(value));
  return type === GraphQLBoolean ? value => (typeof value === 'boolean' ? value : checked(value)) : checked;
}

export const missing = ({ coordinate }: Facts): Error => new Error(`Cannot return null for non-nullable field ${coordinate}.`);

function ofList(completing: Completing, facts: Facts, { ofType }: GraphQLList<GraphQLOutputType>): Complete {
  const entry = guarded(facts.nodes, ofType, completion(completing, facts, ofType)).awaited;
  return (run, value, place, at) => {
    if (typeof value !== 'object' || value === null || !(Symbol.iterator in value)) throw new GraphQLError(`Expected Iterable, but did not find one for field "${facts.coordinate}".`);
    const values: readonly unknown[] = Array.isArray(value) ? value : [...value as Iterable<unknown>]; // it says so
    const found: unknown[] = [];
    let isWaiting = false;
    try {
      for (let index = 0; index < values.length; index += 1) {
        const one = entry(run, values[index], { prev: place, key: index, typename: undefined }, at);
        found.push(one);
        isWaiting ||= isPromise(one);
      }
    } catch (cause) {
      if (isWaiting) Promise.all(found).catch(() => undefined); // nobody waits for them any more
      throw cause;
    }
    return isWaiting ? Promise.all(found) : found;
  };
}

function ofObject({ objectOf }: Completing, { nodes, infoAt }: Facts, type: GraphQLObjectType): Complete {
  const answer = objectOf(type, nodes);
  const { isTypeOf } = type;
  if (!isTypeOf) return answer;
  const sure = (run: Run, isIt: boolean, value: unknown, place: Place): unknown => {
    if (!isIt) throw new GraphQLError(`Expected value of type "${type.name}" but got: ${inspect(value)}.`, { nodes });
    return answer(run, value, place);
  };
  return (run, value, place, at) => {
    const isIt = isTypeOf(value, run.context, infoAt(run, at));
    return typeof isIt === 'boolean' ? sure(run, isIt, value, place) : isIt.then(known => sure(run, known, value, place));
  };
}

function ofAbstract(completing: Completing, facts: Facts, type: GraphQLAbstractType): Complete {
  const { schema } = completing;
  const known = new Map<string, Complete>();
  const chosen = (name: string | undefined): Complete => {
    const before = known.get(name ?? '');
    if (before) return before;
    if (name === undefined) throw new GraphQLError(`Abstract type "${type.name}" must resolve to an Object type at runtime for field "${facts.coordinate}". Either the "${type.name}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`, { nodes: facts.nodes });
    const found = schema.getType(name);
    if (found === undefined) throw new GraphQLError(`Abstract type "${type.name}" was resolved to a type "${name}" that does not exist inside the schema.`, { nodes: facts.nodes });
    if (!isObjectType(found)) throw new GraphQLError(`Abstract type "${type.name}" was resolved to a non-object type "${name}".`, { nodes: facts.nodes });
    if (!schema.isSubType(type, found)) throw new GraphQLError(`Runtime Object type "${name}" is not a possible type for "${type.name}".`, { nodes: facts.nodes });
    const complete = ofObject(completing, facts, found);
    known.set(name, complete);
    return complete;
  };
  const resolveType = type.resolveType ?? defaultTypeResolver;
  return (run, value, place, at) => {
    const name = resolveType(value, run.context, facts.infoAt(run, at), type);
    return isPromise(name) ? name.then(found => chosen(found)(run, value, place, at)) : chosen(name)(run, value, place, at);
  };
}

function ofNullable(completing: Completing, facts: Facts, type: GraphQLOutputType): Complete {
  if (isNonNullType(type)) return completion(completing, facts, type);
  if (isListType(type)) return ofList(completing, facts, type);
  if (isLeafType(type)) {
    const serialize = serializer(type);
    return (_, value) => serialize(value);
  }
  return isObjectType(type) ? ofObject(completing, facts, type) : ofAbstract(completing, facts, type);
}

/** How a value of a type becomes part of the answer (6.4.3 of the specification). */
export function completion(completing: Completing, facts: Facts, type: GraphQLOutputType): Complete {
  const isNonNull = isNonNullType(type);
  const complete = ofNullable(completing, facts, isNonNull ? type.ofType : type);
  return (run, value, place, at) => {
    if (value instanceof Error) throw value;
    const found = value == null ? null : complete(run, value, place, at);
    if (isNonNull && found === null) throw missing(facts);
    return found;
  };
}
