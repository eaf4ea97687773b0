import { GraphQLError } from 'graphql';
import type { SubgraphError } from '../../transports/transport.ts';
import { fillsFor } from '../plan/fills.ts';
import { placesAt } from './places.ts';
import type { ResponsePath } from './places.ts';
import type { PartOfRun } from './part.ts';
import type { Run } from './run.ts';

/** What an error says, wherever it belongs. */
type Said = Pick<SubgraphError, 'message' | 'extensions'>;

/** The same error at every field of the caller that stays empty; once without a place where the caller asked for none of them. */
export function tellMissing(run: Run, parts: readonly PartOfRun[], said: (field: string) => Said): void {
  const before = run.errors.length;
  for (const part of parts) {
    const { subgraph, fills } = part.fetch;
    const objects = part.objects.filter((_, index) => part.entities === null || part.positions[index] !== -1);
    placesOf(run, part).forEach((place, index) => {
      for (const name of fillsFor(fills, objects[index]?.['__typename'])) run.errors.push(told(subgraph, said(name), [...place, name]));
    });
  }
  const [first] = parts;
  if (run.errors.length === before && first !== undefined) run.errors.push(told(first.fetch.subgraph, said('A part of the answer'), undefined));
}

/** The errors that came with an answer, each at every place that it is about: entities that look the same were asked for once. */
export function tellErrors(run: Run, parts: readonly PartOfRun[], errors: readonly SubgraphError[], isEmpty: boolean): void {
  const places = new Map<PartOfRun, readonly ResponsePath[]>();
  for (const error of errors) {
    const { path } = error;
    if (path === undefined) {
      if (isEmpty) tellMissing(run, parts, () => error);
      else run.errors.push(told(parts[0]?.fetch.subgraph ?? '', error, undefined));
      continue;
    }
    const part = parts.find(({ entities }) => entities === null || entities === path[0]) ?? parts[0];
    if (part === undefined) continue;
    const here = places.get(part) ?? placesAt(part.fetch.path, run.data);
    places.set(part, here);
    for (const place of placesOfError(part, here, path)) run.errors.push(told(part.fetch.subgraph, error, named(run, part, place)));
  }
}

function placesOfError({ entities, positions, fetch }: PartOfRun, places: readonly ResponsePath[], path: ResponsePath): readonly ResponsePath[] {
  if (entities === null) return places.map(place => [...place, ...path]);
  const [, position, ...rest] = path;
  if (typeof position !== 'number') {
    const end = fetch.path.indexOf('@');
    return [end === -1 ? fetch.path : fetch.path.slice(0, end)];
  }
  return places.flatMap((place, index) => (positions[index] === position ? [[...place, ...rest]] : []));
}

/** Where the objects are about which the part asked. */
function placesOf({ data }: Run, { fetch, positions, entities }: PartOfRun): readonly ResponsePath[] {
  const places = placesAt(fetch.path, data);
  return entities === null ? places : places.filter((_, index) => positions[index] !== -1);
}

/** As the caller named it; what only the plan knows ends the path. */
function named({ asked }: Run, { fetch: { renamed } }: PartOfRun, path: ResponsePath): ResponsePath {
  const names = renamed.size === 0 ? path : path.map(step => (typeof step === 'string' ? renamed.get(step) ?? step : step));
  const end = names.findIndex(step => typeof step === 'string' && !asked.has(step));
  return end === -1 ? names : names.slice(0, end);
}

const told = (serviceName: string, { message, extensions }: Said, path: ResponsePath | undefined): GraphQLError =>
  new GraphQLError(message === '' ? 'A subgraph says nothing of its error.' : message, { ...(path !== undefined && { path }), extensions: { ...extensions, serviceName } });
