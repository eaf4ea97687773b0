import { Kind, isTypeDefinitionNode, parse, valueFromASTUntyped } from 'graphql';
import type { ConstDirectiveNode, DocumentNode, FieldDefinitionNode } from 'graphql';

/** How long a list is said to be by `@listSize`. */
export interface ListSize {
  readonly assumedSize: number | null;
  /** Arguments that say how many entries are asked for. */
  readonly slicingArguments: readonly string[];
  /** Fields of the returned object that the size is about; empty when it is about the field itself. */
  readonly sizedFields: readonly string[];
}

/** What a schema says about its cost, by schema coordinate: `Book`, `Query.book`, `Query.book(id:)`, `BookInput.title`. */
export interface CostRules {
  readonly weights: ReadonlyMap<string, number>;
  readonly listSizes: ReadonlyMap<string, ListSize>;
}

const SPECIFICATION = 'https://specs.apollo.dev/cost/';

/**
 * Reads `@cost` and `@listSize` out of a supergraph, under whatever names its `@link` gives them. They are those of
 * https://ibm.github.io/graphql-specs/cost-spec.html as Apollo Federation 2.9 composes them.
 */
export function costRules(supergraphSdl: string): CostRules {
  const document = parse(supergraphSdl, { noLocation: true });
  const names = namesIn(document);
  const weights = new Map<string, number>();
  const listSizes = new Map<string, ListSize>();
  const weigh = (coordinate: string, directives: readonly ConstDirectiveNode[] = []): void => {
    const weight = argumentsOf(directives, names.cost)?.['weight'];
    if (typeof weight === 'number') weights.set(coordinate, weight);
  };
  const readField = (type: string, { name, directives, arguments: args = [] }: FieldDefinitionNode): void => {
    const coordinate = `${type}.${name.value}`;
    weigh(coordinate, directives);
    for (const argument of args) weigh(`${coordinate}(${argument.name.value}:)`, argument.directives);
    const size = argumentsOf(directives ?? [], names.listSize);
    if (size !== undefined) listSizes.set(coordinate, { assumedSize: typeof size['assumedSize'] === 'number' ? size['assumedSize'] : null, slicingArguments: texts(size['slicingArguments']), sizedFields: texts(size['sizedFields']) });
  };

  for (const definition of document.definitions.filter(isTypeDefinitionNode)) {
    const type = definition.name.value;
    weigh(type, definition.directives);
    for (const field of 'fields' in definition ? (definition.fields ?? []) : []) {
      if (field.kind === Kind.FIELD_DEFINITION) readField(type, field);
      else weigh(`${type}.${field.name.value}`, field.directives);
    }
  }
  return { weights, listSizes };
}

/** What the two directives are called here: `@link` may import them by other names. */
function namesIn({ definitions }: DocumentNode): { readonly cost: string; readonly listSize: string } {
  const names = { cost: 'cost', listSize: 'cost__listSize' };
  for (const definition of definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) continue;
    for (const directive of definition.directives ?? []) {
      const link = directive.name.value === 'link' ? read(directive) : {};
      if (typeof link['url'] !== 'string' || !link['url'].startsWith(SPECIFICATION)) continue;
      if (typeof link['as'] === 'string') Object.assign(names, { cost: link['as'], listSize: `${link['as']}__listSize` });
      for (const { name, as } of importsOf(link['import'])) {
        if (name === '@cost') names.cost = as.slice(1);
        if (name === '@listSize') names.listSize = as.slice(1);
      }
    }
  }
  return names;
}

const read = ({ arguments: args = [] }: ConstDirectiveNode): Readonly<Record<string, unknown>> =>
  Object.fromEntries(args.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));

const argumentsOf = (directives: readonly ConstDirectiveNode[], name: string): Readonly<Record<string, unknown>> | undefined => {
  const found = directives.find(directive => directive.name.value === name);
  return found && read(found);
};

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter(each => typeof each === 'string') : []);

function importsOf(value: unknown): readonly { readonly name: string; readonly as: string }[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: unknown) => {
    if (typeof each === 'string') return [{ name: each, as: each }];
    if (typeof each !== 'object' || each === null || !('name' in each) || typeof each.name !== 'string') return [];
    return [{ name: each.name, as: 'as' in each && typeof each.as === 'string' ? each.as : each.name }];
  });
}
