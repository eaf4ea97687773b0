import { fileURLToPath } from 'node:url';
import { chooseDataDirectory } from '@channelgraph/database/embedded';
import type { StandaloneConfig } from './config.ts';

/** The folder this programme was checked out into. */
const checkout = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

export const dataDirectoryOf = (config: StandaloneConfig): Promise<string> => chooseDataDirectory({ checkout, dataDir: config.DATA_DIR });
