import { getArgumentValues, Kind, visit, BREAK, type FieldNode, type GraphQLField } from 'graphql';
import type { Given, Run } from './run.ts';

const NO_ARGUMENTS: Given = Object.freeze({});

function hasVariables(node: FieldNode): boolean {
  let found = false;
  for (const argument of node.arguments ?? []) {
    visit(argument, { [Kind.VARIABLE]: () => {
      found = true;
      return BREAK;
    } });
  }
  return found;
}

/** What is handed out to many requests must stay what it is. */
function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== null && prototype !== Object.prototype) return value; // a Date, or what else a scalar reads
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

/**
 * How a field's arguments are read: once where no variable is in them, once in each run where one is. The same object goes to every
 * resolver of the field, so it is frozen. Throws GraphQLError, as often as it is asked, for what the schema refuses.
 */
export function givenArguments(definition: GraphQLField<unknown, unknown>, node: FieldNode): (run: Run) => Given {
  if (definition.args.length === 0) return () => NO_ARGUMENTS;
  if (!hasVariables(node)) {
    let fixed: Given | undefined;
    return () => (fixed ??= frozen(getArgumentValues(definition, node)));
  }
  const own = {};
  return run => {
    const known = run.args.get(own);
    if (known) return known;
    const given = Object.freeze(getArgumentValues(definition, node, run.variables));
    run.args.set(own, given);
    return given;
  };
}
