import { isTypeDefinitionNode, parse, type ConstDirectiveNode } from 'graphql';

type Marked = { readonly directives?: readonly ConstDirectiveNode[] | undefined } | undefined;

/** The subgraphs that these marks of composition name, in their order. */
const graphsIn = (marked: Marked, directive: string): readonly string[] => [...new Set((marked?.directives ?? [])
  .filter(({ name }) => name.value === directive)
  .flatMap(({ arguments: given = [] }) => given.flatMap(({ name, value }) => (name.value === 'graph' && 'value' in value ? [String(value.value).toLowerCase()] : []))))];

/** Which subgraphs give what a coordinate (`Partner.pipeline(period:)`) names, as the marks in the supergraph tell; none when it has no such thing. */
export function givenBy(supergraphSdl: string): (coordinate: string) => readonly string[] {
  const types = new Map(parse(supergraphSdl).definitions.filter(isTypeDefinitionNode).map(node => [node.name.value, node] as const));
  return coordinate => {
    const [typeName = '', memberName = ''] = coordinate.split(/[.(]/);
    const type = types.get(typeName);
    if (!type) return [];
    const members = [...('fields' in type ? type.fields ?? [] : []), ...('values' in type ? type.values ?? [] : [])];
    const member = members.find(({ name }) => name.value === memberName);
    const own = [...graphsIn(member, 'join__field'), ...graphsIn(member, 'join__enumValue')];
    return own.length > 0 ? own : graphsIn(type, 'join__type'); // without a mark of its own it comes from every subgraph of its type
  };
}
