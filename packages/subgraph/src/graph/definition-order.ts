import { isTypeDefinitionNode, print, type DefinitionNode, type DocumentNode } from 'graphql';

const FIRST = ['Query', 'Mutation'];

function placeOf(definition: DefinitionNode): string {
  const name = isTypeDefinitionNode(definition) ? definition.name.value : ''; // what is no type links and describes: it comes before all
  const place = FIRST.indexOf(name);
  return name === '' ? '' : place < 0 ? `${String(FIRST.length)} ${name}` : String(place);
}

/** A schema's text with questions first, commands second and its types by name, so that a diff shows what changed and nothing else. */
export const inOrder = ({ definitions }: DocumentNode): string =>
  [...definitions].sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1)).map(print).join('\n\n');
