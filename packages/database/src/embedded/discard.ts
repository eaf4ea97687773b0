import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { onFolder } from './failures.ts';
import { hold } from './hold.ts';

/**
 * Removes the database in a data folder, also one that can no longer be started; nothing else in the folder is touched.
 * Throws an ActionableError while a process uses it.
 */
export async function discardEmbeddedPostgres({ dataDirectory }: { readonly dataDirectory: string }): Promise<void> {
  const release = await onFolder(dataDirectory, () => hold(dataDirectory));
  try {
    // The server of a killed run may still be writing its last files.
    await onFolder(dataDirectory, () => rm(join(dataDirectory, 'postgres'), { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  } finally {
    await release();
  }
}
