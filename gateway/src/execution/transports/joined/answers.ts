import type { SubgraphError, SubgraphResponse } from '../transport.ts';
import type { Together } from './together.ts';

/**
 * What each of those who asked together is answered; null where that cannot be told from the common answer, and each has to ask
 * alone. An error goes to whom its place belongs. A subgraph that has too much to do has it for all: asking
 * again, one by one, would give it more.
 */
export function answersOf({ data, errors = [] }: SubgraphResponse, { divide, ownerOf }: Together, size: number): readonly SubgraphResponse[] | null {
  const parts = data == null ? null : divide(data);
  if (parts === null) return errors.some(isBusy) ? Array.from({ length: size }, () => ({ data: null, errors: errors.filter(isBusy).map(withoutPlace) })) : null;
  const told = parts.map((): SubgraphError[] => []);
  for (const error of errors) {
    const owner = error.path === undefined ? null : ownerOf(error.path);
    const own = owner === null ? undefined : told[owner.place];
    if (owner === null || own === undefined) return null;
    own.push({ ...withoutPlace(error), path: owner.path });
  }
  return parts.map((part, place) => ({ data: part, ...(told[place]?.length !== 0 && { errors: told[place] }) }));
}

const isBusy = ({ extensions }: SubgraphError): boolean => extensions?.['code'] === 'SERVICE_BUSY';

const withoutPlace = ({ message, extensions }: SubgraphError): SubgraphError => ({ message, ...(extensions !== undefined && { extensions }) });
