import { Kind, parse, type ConstDirectiveNode } from 'graphql';

interface Marked { readonly directives?: readonly ConstDirectiveNode[] | undefined }

const hasTag = ({ directives = [] }: Marked, tag: string): boolean => directives.some(({ name, arguments: given = [] }) =>
  name.value === 'tag' && given.some(({ name: { value: argument }, value }) => argument === 'name' && value.kind === Kind.STRING && value.value === tag));

/** Coordinates (`Type.field`, `Input.field`, `Enum.VALUE`) of a supergraph that carry `@tag(name:)` with this name. */
export function taggedIn(supergraphSdl: string, tag: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const definition of parse(supergraphSdl, { noLocation: true }).definitions) {
    const members: readonly (Marked & { readonly name: { readonly value: string } })[] =
      'fields' in definition ? definition.fields ?? [] : 'values' in definition ? definition.values ?? [] : [];
    for (const member of members) if ('name' in definition && hasTag(member, tag)) found.add(`${definition.name.value}.${member.name.value}`);
  }
  return found;
}
