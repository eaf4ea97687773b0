import { fileURLToPath } from 'node:url';
import { REFUSAL_DESCRIPTIONS } from '@channelgraph/domain';
import { FACT_KINDS } from '@channelgraph/events';
import { ERROR_DESCRIPTIONS } from '@channelgraph/gateway';
import { federatedSchema } from '@channelgraph/subgraph';
import { composeApiSchema, errorsPage, graphPage } from '@channelgraph/supergraph';
import type { CommittedFile } from './committed-schemas.ts';
import { members } from './subgraphs.ts';

const page = (name: string): string => fileURLToPath(new URL(`../../../docs/${name}`, import.meta.url));

/** What the code says the generated pages of docs/ are. */
export async function committedPages(): Promise<readonly CommittedFile[]> {
  const described = await Promise.all(members.map(async ({ name, url, definition }) => {
    const { declared, sdl } = await federatedSchema(definition.graph);
    return { name, url, sdl, declared, permissions: definition.permissions, ...(definition.machineScopes && { machineScopes: definition.machineScopes }), hears: Object.keys(definition.projectors) };
  }));
  const codes = { userErrors: REFUSAL_DESCRIPTIONS, topLevel: ERROR_DESCRIPTIONS };
  return [
    { file: page('graph.md'), text: graphPage(described, FACT_KINDS, codes) },
    { file: page('errors.md'), text: errorsPage(composeApiSchema(described), { ...codes, reasons: ['KpiNullReason'] }) },
  ];
}
