import { fileURLToPath } from 'node:url';
import { federatedSchema } from '@channelgraph/subgraph';
import { composeSupergraph } from '@channelgraph/supergraph';
import { members } from './subgraphs.ts';

export interface CommittedFile {
  readonly file: string;
  /** What the file must say. */
  readonly text: string;
}

const fromHere = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** What the code says the committed schemas are: one per subgraph, and the supergraph the gateway serves. */
export async function committedSchemas(): Promise<readonly CommittedFile[]> {
  const schemas = await Promise.all(members.map(async ({ name, url, definition }) => ({ name, url, sdl: (await federatedSchema(definition.graph)).sdl })));
  return [
    ...schemas.map(({ name, sdl }) => ({ file: fromHere(`subgraphs/${name}/schema.graphql`), text: sdl })),
    { file: fromHere('gateway/supergraph.graphql'), text: composeSupergraph(schemas) },
  ];
}
