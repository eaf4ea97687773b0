import {
  GraphQLIncludeDirective, GraphQLSkipDirective, Kind, getArgumentValues, getDirectiveValues, getNamedType, getNullableType,
  isCompositeType, isInputObjectType, isInterfaceType, isListType, isObjectType,
} from 'graphql';
import type {
  DocumentNode, FieldNode, FragmentDefinitionNode, GraphQLCompositeType, GraphQLField, GraphQLInputType, GraphQLSchema, OperationDefinitionNode, SelectionSetNode,
} from 'graphql';
import type { CostRules, ListSize } from './cost-rules.ts';

export interface CostedOperation {
  readonly operation: OperationDefinitionNode;
  /** Validated, with fragments that do not contain themselves. */
  readonly document: DocumentNode;
  readonly schema: GraphQLSchema;
  /** Coerced, with their defaults. */
  readonly variables: Readonly<Record<string, unknown>>;
}

interface CostOptions {
  readonly rules: CostRules;
  /** Entries a list counts for of which nothing is said. */
  readonly assumedListSize: number;
}

/** One field as it is asked, with its arguments' values. */
export interface AskedField {
  readonly isCommand: boolean;
  readonly field: GraphQLField<unknown, unknown>;
  readonly values: Readonly<Record<string, unknown>>;
  readonly size: ListSize | undefined;
}

/** A command is dearer than a question, as in Apollo Router: each root field of a mutation, not each request. */
const MUTATION = 10;

/**
 * The cost of an operation with its variables, before it is run. The rules are those of Apollo Router's static cost
 * (https://www.apollographql.com/docs/graphos/routing/security/demand-control), which follow IBM's cost specification:
 * an object costs 1, a scalar nothing, unless `@cost` says otherwise; a list multiplies what one entry costs by its
 * length, which is what `@listSize` or the argument named there says; an input object costs 1, a mutation 10 more.
 * Fields that `@skip` or `@include` leave out cost nothing; what is selected in several fragments counts in each.
 * @param onField hears of every field that will be asked, before it is counted; what it throws is passed on
 */
export function costOf({ operation, document, schema, variables }: CostedOperation, { rules, assumedListSize }: CostOptions, onField: (asked: AskedField) => void = () => undefined): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);

  const weightOf = (coordinate: string, type: { readonly name: string }): number =>
    rules.weights.get(coordinate) ?? rules.weights.get(type.name) ?? (isCompositeType(type) ? 1 : 0);

  const ofInput = (type: GraphQLInputType, value: unknown): number => {
    const bare = getNullableType(type);
    if (value === null || value === undefined) return 0;
    if (isListType(bare)) return Array.isArray(value) ? value.reduce<number>((sum, each) => sum + ofInput(bare.ofType, each), 0) : 0;
    if (!isInputObjectType(bare)) return 0;
    const given = value as Readonly<Record<string, unknown>>; // coerced to an input object
    return Object.values(bare.getFields()).reduce(
      (sum, field) => (given[field.name] === undefined ? sum : sum + (rules.weights.get(`${bare.name}.${field.name}`) ?? 0) + ofInput(field.type, given[field.name])), 1);
  };

  const ofField = (node: FieldNode, parent: GraphQLCompositeType, sizes: ReadonlyMap<string, number>): number => {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    if (field === undefined) return 0; // introspection
    const coordinate = `${parent.name}.${field.name}`;
    const size = rules.listSizes.get(coordinate);
    const values = getArgumentValues(field, node, variables);
    onField({ isCommand: parent === schema.getMutationType(), field, values, size });
    const length = size && lengthSaid(size, values);
    const type = getNamedType(field.type);
    const inside = node.selectionSet !== undefined && isCompositeType(type)
      ? ofSelections(node.selectionSet, type, new Map((size?.sizedFields ?? []).map(name => [name, length ?? assumedListSize])))
      : 0;
    const entries = isListType(getNullableType(field.type)) ? (sizes.get(field.name) ?? (size?.sizedFields.length ? undefined : length) ?? assumedListSize) : 1;
    const given = field.args.reduce((sum, argument) =>
      (values[argument.name] === undefined ? sum : sum + (rules.weights.get(`${coordinate}(${argument.name}:)`) ?? 0) + ofInput(argument.type, values[argument.name])), 0);
    const command = parent === schema.getMutationType() ? MUTATION : 0;
    return command + given + entries * (weightOf(coordinate, type) + inside);
  };

  const ofSelections = ({ selections }: SelectionSetNode, parent: GraphQLCompositeType, sizes: ReadonlyMap<string, number>): number => {
    let sum = 0;
    for (const selection of selections) {
      if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] === true) continue;
      if (getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] === false) continue;
      if (selection.kind === Kind.FIELD) {
        sum += ofField(selection, parent, sizes);
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (fragment === undefined) continue;
      const type = fragment.typeCondition === undefined ? parent : schema.getType(fragment.typeCondition.name.value);
      if (isCompositeType(type)) sum += ofSelections(fragment.selectionSet, type, sizes);
    }
    return sum;
  };

  const root = schema.getRootType(operation.operation);
  if (root == null) return 0;
  return ofSelections(operation.selectionSet, root, new Map());
}

function lengthSaid({ slicingArguments, assumedSize }: ListSize, values: Readonly<Record<string, unknown>>): number | undefined {
  const asked = slicingArguments.map(name => values[name]).filter(value => typeof value === 'number');
  return asked.length > 0 ? Math.max(0, ...asked) : (assumedSize ?? undefined);
}
