/** What a start would meet, without starting or changing anything. */
import { access, constants } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { installedBinaries } from './binaries.ts';
import { foundCluster, homeAt } from './cluster.ts';
import { onFolder, unreachable } from './failures.ts';
import { holderOf } from './hold.ts';
import { canReach, nearestFolder, serverUserFor, type ServerUser } from './server-user.ts';

export interface Examination {
  /** Version of the programs that npm installed. */
  readonly version: string;
  /** The user the server would run as; null is the user of this process. */
  readonly user: ServerUser | null;
  /** Whether there is a database already, of the same major version. */
  readonly hasDatabase: boolean;
  /** The living process that works on the folder, or null. */
  readonly heldBy: number | null;
}

/** Looks whether an embedded server could start on this folder. Throws the ActionableError that the start would throw. */
export async function examineEmbeddedPostgres({ dataDirectory }: { readonly dataDirectory: string }): Promise<Examination> {
  const folder = resolve(dataDirectory);
  const installed = await installedBinaries();
  const home = homeAt(join(folder, 'postgres'));
  await onFolder(folder, async () => access(await nearestFolder(folder), constants.W_OK));
  const user = await serverUserFor(home.cluster);
  if (!(await canReach(dirname(folder), user))) throw unreachable(folder); // the folder itself is opened by the start
  return { version: installed.version, user, hasDatabase: (await foundCluster(home, installed)) !== null, heldBy: await holderOf(folder) };
}
