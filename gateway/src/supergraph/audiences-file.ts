import { readFile } from 'node:fs/promises';
import { ActionableError } from '@channelgraph/config';
import { ROLES } from '@channelgraph/identity';
import { z } from 'zod';
import { committedAudiences } from '../config.ts';
import type { Audiences } from './audiences.ts';

const AudiencesFile = z
  .strictObject({
    otherwise: z.string(),
    audiences: z.record(z.string(), z.strictObject({ tag: z.string().nullable(), roles: z.array(z.enum(ROLES)).default([]) })),
  })
  .refine(({ otherwise, audiences }) => otherwise in audiences, { path: ['otherwise'], error: 'must be the name of one of the audiences' });

/**
 * Who is shown what of the graph, from a file: an audience by the tag of what it sees (null: everything) and the roles
 * that belong to it. `otherwise` is for strangers, for roles that are named nowhere, and for whoever acts for a partner
 * or is bound to one, whatever the role. Throws ActionableError.
 */
export async function readAudiences(file: string = committedAudiences): Promise<Audiences> {
  try {
    const { otherwise, audiences } = AudiencesFile.parse(JSON.parse(await readFile(file, 'utf8')));
    const byRole = new Map(Object.entries(audiences).flatMap(([name, { roles }]) => roles.map(role => [role, name] as const)));
    return {
      tags: Object.fromEntries(Object.entries(audiences).map(([name, { tag }]) => [name, tag])),
      of: actor => (actor?.partnerId === null ? byRole.get(actor.role) : undefined) ?? otherwise,
    };
  } catch (cause) {
    throw new ActionableError({
      what: `Who is shown what cannot be read from ${file} (AUDIENCES).`,
      why: cause instanceof z.ZodError ? z.prettifyError(cause) : `${cause instanceof Error ? cause.message : String(cause)}.`,
      next: 'correct the file, or unset AUDIENCES to use the one that comes with the graph.',
      cause,
    });
  }
}
