import { getNamedType, isInputObjectType, isListType, isNonNullType, isScalarType, typeFromAST } from 'graphql';
import type { GraphQLInputType, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { CostedOperation } from './cost.ts';

/** What weighing an operation came to. */
export interface Weighed {
  readonly cost: number;
  readonly commands: number;
}

/** Different lengths and conditions of one operation that are remembered, and the longest text of them. */
const MOST_CASES = 50;
const LONGEST_CASE = 200;

/**
 * Weighs an operation once for each set of values that its cost can depend on: lengths, conditions, input objects. Ids and texts
 * weigh the same whatever they are.
 * @param weigh may throw, and then nothing is remembered
 */
export function rememberedCost(weigh: (costed: CostedOperation) => Weighed): (costed: CostedOperation) => Weighed {
  const operations = new WeakMap<OperationDefinitionNode, { readonly weighing: readonly string[]; readonly cases: Map<string, Weighed> }>();
  return costed => {
    const { operation, schema, variables } = costed;
    const known = operations.get(operation) ?? { weighing: weighingVariables(operation, schema), cases: new Map<string, Weighed>() };
    operations.set(operation, known);
    const key = JSON.stringify(known.weighing.map(name => variables[name]));
    const before = known.cases.get(key);
    if (before !== undefined) return before;
    const weighed = weigh(costed);
    if (key.length <= LONGEST_CASE) {
      if (known.cases.size >= MOST_CASES) known.cases.clear();
      known.cases.set(key, weighed);
    }
    return weighed;
  };
}

const TEXTS: ReadonlySet<string> = new Set(['ID', 'String']);

/** Names of the variables whose values may matter: all but single ids and texts. */
function weighingVariables({ variableDefinitions = [] }: OperationDefinitionNode, schema: GraphQLSchema): readonly string[] {
  return variableDefinitions.filter(({ type }) => !isText(typeFromAST(schema, type) as GraphQLInputType | undefined)).map(({ variable }) => variable.name.value); // a variable's type is an input type
}

function isText(type: GraphQLInputType | undefined): boolean {
  const inner = isNonNullType(type) ? type.ofType : type;
  return inner !== undefined && !isListType(inner) && !isInputObjectType(inner) && isScalarType(inner) && TEXTS.has(getNamedType(inner).name);
}
