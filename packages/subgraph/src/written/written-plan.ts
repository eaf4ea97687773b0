import { getArgumentValues, isObjectType, Kind, OperationTypeNode, parse, print, validate, visit } from 'graphql';
import type { DocumentNode, FieldNode, GraphQLField, GraphQLSchema, InlineFragmentNode, OperationDefinitionNode, SelectionNode, VariableDefinitionNode } from 'graphql';
import { variableReader } from '../compiled/variables.ts';
import { selectedIn } from './selected.ts';
import type { CompiledField, Given, WrittenField } from './written-field.ts';

/** Type and name of a field, `Partner.deals` → how SQL writes it. */
export type WrittenFields = Readonly<Record<string, WrittenField>>;

/** A field of an operation that SQL writes. */
export interface PlannedField {
  readonly key: string;
  /** `Partner.deals` */
  readonly coordinate: string;
  readonly compiled: CompiledField;
  /** Throws GraphQLError for arguments that the schema refuses. */
  readonly given: (variables: Given) => Given;
}

/** One `_entities` of an operation: which of its fields SQL writes. */
export interface PlannedEntities {
  readonly key: string;
  /** The variable that holds the representations. */
  readonly variable: string;
  readonly type: string;
  readonly fields: readonly PlannedField[];
  /** What is asked beside them and is known from the representation. */
  readonly known: readonly { readonly key: string; readonly name: '__typename' | 'id' }[];
}

export interface WrittenPlan {
  readonly entities: readonly PlannedEntities[];
  /** Whether the operation asks for one group of entities and nothing else. */
  readonly isAlone: boolean;
  /** Coerces the operation's variables; null for what the schema refuses. */
  readonly variables: (given: Given) => Given | null;
  /** The operation without these fields; null where nothing is left of it. */
  readonly rest: string | null;
}

type Split = readonly [PlannedField, null] | readonly [null, SelectionNode];

/** Splits an operation of the gateway's planner into the fields that SQL writes and the rest; null where SQL writes none of it. */
export function writtenPlan(query: string, schema: GraphQLSchema, written: WrittenFields): WrittenPlan | null {
  const document = parse(query, { noLocation: true });
  const [operation, ...others] = document.definitions;
  if (validate(schema, document).length > 0) return null;
  if (operation?.kind !== Kind.OPERATION_DEFINITION || operation.operation !== OperationTypeNode.QUERY || others.length > 0) return null;
  const entities: PlannedEntities[] = [];
  const left: SelectionNode[] = [];
  for (const root of operation.selectionSet.selections) {
    const split = root.kind === Kind.FIELD ? entitiesOf(root, schema, written) : null;
    if (split === null) left.push(root);
    else {
      entities.push(split.planned);
      if (split.rest) left.push(split.rest);
    }
  }
  if (entities.length === 0) return null;
  const read = variableReader(schema, operation.variableDefinitions ?? []);
  const variables = (given: Given): Given | null => read(given).coerced ?? null;
  return { entities, isAlone: operation.selectionSet.selections.length === 1, variables, rest: left.length === 0 ? null : print(restOf(document, operation, left)) };
}

function entitiesOf(root: FieldNode, schema: GraphQLSchema, written: WrittenFields): { readonly planned: PlannedEntities; readonly rest: FieldNode | null } | null {
  const [fragment, ...others] = root.selectionSet?.selections ?? [];
  const variable = variableOf(root);
  if (root.name.value !== '_entities' || (root.directives?.length ?? 0) > 0 || variable === null || others.length > 0 || fragment?.kind !== Kind.INLINE_FRAGMENT) return null;
  const type = fragment.typeCondition?.name.value;
  if (type === undefined || (fragment.directives?.length ?? 0) > 0) return null;
  const splits = fragment.selectionSet.selections.map(selection => splitOf(selection, { type, schema, written }));
  const fields = splits.flatMap(([field]) => (field ? [field] : []));
  const rest = splits.flatMap(([, selection]) => (selection ? [selection] : []));
  if (fields.length === 0 || new Set([...fields.map(({ key }) => key), ...rest.map(keyOf)]).size < splits.length) return null;
  const known = rest.flatMap(selection => knownOf(selection) ?? []);
  const isKnown = known.length === rest.length;
  return {
    planned: { key: (root.alias ?? root.name).value, variable, type, fields, known: isKnown ? known : [] },
    rest: isKnown ? null : { ...root, selectionSet: { kind: Kind.SELECTION_SET, selections: [withOnly(fragment, rest)] } },
  };
}

function splitOf(selection: SelectionNode, { type, schema, written }: { readonly type: string; readonly schema: GraphQLSchema; readonly written: WrittenFields }): Split {
  if (selection.kind !== Kind.FIELD || (selection.directives?.length ?? 0) > 0) return [null, selection];
  const coordinate = `${type}.${selection.name.value}`;
  const fields = selectedIn(selection.selectionSet);
  const definition = fieldOf(schema, type, selection.name.value);
  const key = (selection.alias ?? selection.name).value;
  const field = Object.hasOwn(written, coordinate) ? written[coordinate] : undefined;
  const compiled = fields === null ? null : field?.compile({ key, name: selection.name.value, fields });
  return compiled && definition ? [{ key, coordinate, compiled, given: givenTo(definition, selection) }, null] : [null, selection];
}

const fieldOf = (schema: GraphQLSchema, type: string, name: string): GraphQLField<unknown, unknown> | undefined => {
  const found = schema.getType(type);
  return isObjectType(found) ? found.getFields()[name] : undefined;
};

/** Arguments without variables are the same each time. */
function givenTo(definition: GraphQLField<unknown, unknown>, node: FieldNode): PlannedField['given'] {
  const variables = new Set<string>();
  visit(node, { Variable: ({ name }) => void variables.add(name.value) });
  if (variables.size > 0) return values => getArgumentValues(definition, node, { ...values });
  let fixed: Given | undefined;
  return () => (fixed ??= getArgumentValues(definition, node));
}

function knownOf(selection: SelectionNode): PlannedEntities['known'] | null {
  if (selection.kind !== Kind.FIELD || (selection.directives?.length ?? 0) > 0) return null;
  const name = selection.name.value;
  return name === '__typename' || name === 'id' ? [{ key: keyOf(selection), name }] : null;
}

const keyOf = (selection: SelectionNode): string => (selection.kind === Kind.FIELD ? (selection.alias ?? selection.name).value : '');

function variableOf({ arguments: given = [] }: FieldNode): string | null {
  const [argument, ...others] = given;
  return others.length === 0 && argument?.value.kind === Kind.VARIABLE ? argument.value.name.value : null;
}

const withOnly = (fragment: InlineFragmentNode, selections: readonly SelectionNode[]): InlineFragmentNode => ({ ...fragment, selectionSet: { kind: Kind.SELECTION_SET, selections } });

/** The operation with these selections, and of its variables those that they use. */
function restOf(document: DocumentNode, operation: OperationDefinitionNode, selections: readonly SelectionNode[]): DocumentNode {
  const rest: OperationDefinitionNode = { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections } };
  const used = new Set<string>();
  visit({ ...rest, variableDefinitions: [] }, { Variable: ({ name }) => void used.add(name.value) });
  const isUsed = ({ variable }: VariableDefinitionNode): boolean => used.has(variable.name.value);
  return { ...document, definitions: [{ ...rest, variableDefinitions: (operation.variableDefinitions ?? []).filter(isUsed) }] };
}

/** Whether a field of the schema is one that SQL may write: of an object type, and null where it is out of reach. */
export const isWritable = (schema: GraphQLSchema, coordinate: string): boolean => {
  const [type = '', name = ''] = coordinate.split('.');
  return isObjectType(fieldOf(schema, type, name)?.type);
};
