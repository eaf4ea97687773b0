import { fileURLToPath } from 'node:url';
import { readAudiences } from '@channelgraph/gateway';
import { federatedSchema } from '@channelgraph/subgraph';
import { composeApiSchema, composeSupergraph } from '@channelgraph/supergraph';
import { audienceSchema } from '@channelgraph/supergraph/audiences';
import { printSchema } from 'graphql';
import { members } from './subgraphs.ts';

export interface CommittedFile {
  readonly file: string;
  /** What the file must say. */
  readonly text: string;
}

const fromHere = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** What the code says the committed schemas are: one per subgraph, the supergraph the gateway serves, and what each audience sees of it. */
export async function committedSchemas(): Promise<readonly CommittedFile[]> {
  const schemas = await Promise.all(members.map(async ({ name, url, definition }) => ({ name, url, sdl: (await federatedSchema(definition.graph)).sdl })));
  const [supergraphSdl, api, { tags }] = [composeSupergraph(schemas), composeApiSchema(schemas), await readAudiences()];
  return [
    ...schemas.map(({ name, sdl }) => ({ file: fromHere(`subgraphs/${name}/schema.graphql`), text: sdl })),
    { file: fromHere('gateway/supergraph.graphql'), text: supergraphSdl },
    ...Object.entries(tags).map(([name, tag]) => ({ file: fromHere(`gateway/schemas/${name}.graphql`), text: `${printSchema(audienceSchema({ api, supergraphSdl, tag }))}\n` })),
  ];
}
