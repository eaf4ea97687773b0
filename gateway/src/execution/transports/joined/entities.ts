import type { EntityList, SubgraphRequest } from '../transport.ts';
import { closedText } from './closed-text.ts';
import type { Joining, Together } from './together.ts';

/** The most entities that requests are put together for: as many as the longest page holds. Whoever asks about more goes alone. */
const MOST_ENTITIES = 100;

/** The same question about other entities: one request about all of them. */
export const entitiesTogether: Joining = {
  takes: ({ entities }) => entities !== undefined,
  keyOf: request => {
    const others = { ...request.variables };
    for (const { variable } of listsOf(request)) others[variable] = undefined;
    return `entities ${JSON.stringify([request.actor, request.operationName, others])} ${closedText(request.closed)} ${request.query}`;
  },
  grouped: <One extends { readonly request: SubgraphRequest }>(all: readonly One[]) => {
    const groups: One[][] = [];
    let room = 0;
    for (const one of all) {
      const size = listsOf(one.request).reduce((sum, list) => sum + entitiesIn(one.request, list).length, 0);
      if (size > room) {
        groups.push([]);
        room = MOST_ENTITIES;
      }
      groups.at(-1)?.push(one);
      room -= size;
    }
    return groups;
  },
  together: (requests): Together => {
    const [first] = requests as readonly [SubgraphRequest]; // two or more
    const lists = listsOf(first);
    const variables: Record<string, unknown> = { ...first.variables };
    for (const list of lists) variables[list.variable] = requests.flatMap(request => entitiesIn(request, list));
    return {
      query: first.query,
      variables,
      closed: first.closed,
      divide: data => divided(data, requests, lists),
      ownerOf: ([name, index, ...rest]) => {
        const list = lists.find(({ answer }) => answer === name);
        if (list === undefined || typeof index !== 'number') return null;
        let before = 0;
        for (const [place, request] of requests.entries()) {
          const count = entitiesIn(request, list).length;
          if (index < before + count) return { place, path: [list.answer, index - before, ...rest] };
          before += count;
        }
        return null;
      },
    };
  },
};

const listsOf = ({ entities = [] }: SubgraphRequest): readonly EntityList[] => entities;

/** @throws Error when it names a list that it does not hand over */
function entitiesIn({ variables = {} }: SubgraphRequest, { variable }: EntityList): readonly unknown[] {
  const entities = variables[variable];
  if (!Array.isArray(entities)) throw new Error(`A request asks for the entities in $${variable}, and there are none.`);
  return entities;
}

function divided(data: Readonly<Record<string, unknown>>, requests: readonly SubgraphRequest[], lists: readonly EntityList[]): ReturnType<Together['divide']> {
  const parts = requests.map((): Record<string, unknown> => ({}));
  for (const list of lists) {
    const answered = data[list.answer];
    if (!Array.isArray(answered)) return null;
    let from = 0;
    for (const [place, request] of requests.entries()) {
      const to = from + entitiesIn(request, list).length;
      const part = parts[place];
      if (part !== undefined) part[list.answer] = answered.slice(from, to);
      from = to;
    }
    if (from !== answered.length) return null;
  }
  return parts;
}
