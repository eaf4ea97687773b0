import { isNonNullType, isObjectType, Kind, type GraphQLObjectType, type GraphQLSchema } from 'graphql';

export interface DeclaredSubgraph {
  readonly name: string;
  /** As declared in code: the extension `access` of a field names its action. */
  readonly declared: GraphQLSchema;
}

export interface Entity {
  readonly name: string;
  readonly description: string;
  /** The fields another subgraph names it by. */
  readonly keys: readonly string[];
  readonly owner: string;
  /** Subgraph → the fields it adds to another's entity. */
  readonly additions: ReadonlyMap<string, readonly string[]>;
}

/** The fields that other subgraphs name an entity by, `id` of `@key(fields: "id")`; none when it is no entity. */
export const keysOf = (type: GraphQLObjectType): readonly string[] =>
  (type.astNode?.directives ?? [])
    .filter(({ name }) => name.value === 'key')
    .flatMap(({ arguments: given = [] }) => given.flatMap(({ value }) => (value.kind === Kind.STRING ? [value.value] : [])));

const beyondKeys = (type: GraphQLObjectType) => Object.values(type.getFields()).filter(field => !keysOf(type).includes(field.name));

/**
 * Every entity of the graph and whose it is. The owner is the one subgraph that promises a field beyond the key: what
 * others add is nullable, so that a subgraph that is down nulls its own part only. Throws RangeError without exactly one.
 */
export function entitiesOf(subgraphs: readonly DeclaredSubgraph[]): readonly Entity[] {
  const found = subgraphs.flatMap(({ name, declared }) =>
    Object.values(declared.getTypeMap()).filter(isObjectType).filter(type => keysOf(type).length > 0).map(type => ({ subgraph: name, type })));
  return [...new Set(found.map(({ type }) => type.name))].sort().map(name => {
    const parts = found.filter(({ type }) => type.name === name);
    const owners = parts.filter(({ type }) => beyondKeys(type).some(field => isNonNullType(field.type)));
    const [owner] = owners;
    if (!owner || owners.length > 1) {
      throw new RangeError(`${name} needs one owner with a field that is never null; it has ${owners.map(({ subgraph }) => subgraph).join(', ') || 'none'}.`);
    }
    return {
      name, owner: owner.subgraph, description: owner.type.description ?? '', keys: keysOf(owner.type),
      additions: new Map(parts.filter(part => part !== owner).map(({ subgraph, type }) => [subgraph, beyondKeys(type).map(field => field.name)])),
    };
  });
}
