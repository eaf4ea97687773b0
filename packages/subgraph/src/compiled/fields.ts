import { getNullableType, isLeafType, isNonNullType, type FieldNode, type GraphQLObjectType, type GraphQLResolveInfo, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import { completion, missing, serializer, type Completing, type Facts } from './complete.ts';
import { givenArguments } from './given-arguments.ts';
import { guarded, isPromise, type Given, type Place, type Run } from './run.ts';
import { selectedNodes, type Selecting } from './selected-nodes.ts';

export interface Compiling extends Selecting {
  readonly operation: OperationDefinitionNode;
}

/** Fills in one field of an answer. */
interface CompiledField {
  readonly key: string;
  readonly answer: (run: Run, source: unknown, above: Place | undefined) => unknown;
}

/** Makes the answer for one object. */
export type Answering = (run: Run, source: unknown, place: Place | undefined) => unknown;

/** An answer knows no names but its own: they are the asker's. With a prototype it is no dictionary, and fast. */
const Answer = function Answer() { /* empty */ } as unknown as new () => Record<string, unknown>; // what a constructor without a class is
Answer.prototype = Object.create(null) as object; // so it is

const isRecord = (value: unknown): value is Given => (typeof value === 'object' && value !== null) || typeof value === 'function';

function compiledField(completing: Completing & Compiling, parentType: GraphQLObjectType, [key, nodes]: readonly [string, readonly FieldNode[]]): CompiledField | null {
  const [node] = nodes;
  const name = node?.name.value ?? '';
  if (name === '__typename') return { key, answer: () => parentType.name };
  const definition = parentType.getFields()[name];
  if (!node || !definition) return null;
  const { type: returnType, resolve } = definition;
  const { schema, fragments, operation } = completing;
  const infoAt = (run: Run, path: Place): GraphQLResolveInfo =>
    ({ fieldName: name, fieldNodes: nodes, returnType, parentType, path, schema, fragments, rootValue: undefined, operation, variableValues: run.variables });
  const facts: Facts = { nodes, coordinate: `${parentType.name}.${name}`, infoAt };
  const { failed, awaited } = guarded(nodes, returnType, completion(completing, facts, returnType));
  const argumentsIn = givenArguments(definition, node);
  const placeBelow = (above: Place | undefined): Place => ({ prev: above, key, typename: parentType.name });

  const property = (run: Run, source: unknown, place: Place): unknown => {
    const args = argumentsIn(run);
    if (!isRecord(source)) return undefined;
    const value = source[name];
    return typeof value === 'function' ? (source as Record<string, (...given: readonly unknown[]) => unknown>)[name]?.(args, run.context, infoAt(run, place)) : value; // one of those just seen
  };
  const resolved = resolve ? (run: Run, source: unknown, place: Place): unknown => resolve(source, argumentsIn(run), run.context, infoAt(run, place)) : property;
  const answer: CompiledField['answer'] = (run, source, above) => {
    const place = placeBelow(above);
    let value: unknown;
    try {
      value = resolved(run, source, place);
    } catch (cause) {
      return failed(run, cause, place);
    }
    return awaited(run, value, place, place);
  };
  const nullable = getNullableType(returnType);
  if (resolve || definition.args.length > 0 || !isLeafType(nullable)) return { key, answer };

  const serialize = serializer(nullable);
  const isNonNull = isNonNullType(returnType);
  const later = (run: Run, value: unknown, place: Place): unknown => awaited(run, value, place, place);
  return {
    key,
    answer(run, source, above) {
      try {
        const value = isRecord(source) ? source[name] : undefined;
        if (typeof value === 'function') return answer(run, source, above);
        if (typeof value === 'object' && (isPromise(value) || value instanceof Error)) return later(run, value, placeBelow(above));
        if (value != null) return serialize(value);
        if (isNonNull) throw missing(facts);
        return null;
      } catch (cause) {
        return failed(run, cause, placeBelow(above));
      }
    },
  };
}

async function gathered(answer: Record<string, unknown>, waiting: readonly string[]): Promise<unknown> {
  const found = await Promise.all(waiting.map(key => answer[key]));
  waiting.forEach((key, index) => { answer[key] = found[index]; });
  return answer;
}

/** How an object of a type is answered: field by field, at once where nothing has to be waited for. */
export function answering(compiling: Compiling, type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Answering {
  const objectOf: Completing['objectOf'] = (below, nodes) => {
    let made: Answering | undefined;
    const all = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    return (run, source, place) => (made ??= answering(compiling, below, all))(run, source, place);
  };
  const completing = { ...compiling, objectOf };
  const fields = [...selectedNodes(compiling, type, sets)].flatMap(selected => compiledField(completing, type, selected) ?? []);
  return (run, source, place) => {
    const answer = new Answer();
    let waiting: string[] | null = null;
    try {
      for (const field of fields) {
        const value = field.answer(run, source, place);
        answer[field.key] = value;
        if (isPromise(value)) (waiting ??= []).push(field.key);
      }
    } catch (cause) {
      if (waiting) return gathered(answer, waiting).finally(() => { throw cause; }); // those under way must be heard
      throw cause;
    }
    return waiting ? gathered(answer, waiting) : answer;
  };
}
