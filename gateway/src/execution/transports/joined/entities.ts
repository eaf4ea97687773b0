import type { EntityList, SubgraphRequest, SubgraphResponse } from '../transport.ts';
import type { Joining, Together } from './together.ts';

/** The most entities that requests are put together for: as many as one page holds, so that together they are no heavier than one may be alone. */
const MOST_ENTITIES = 100;

/** The same question about other entities: one request about all of them. */
export const entitiesTogether: Joining = {
  takes: ({ entities }) => entities !== undefined,
  keyOf: request => {
    const others = { ...request.variables };
    for (const { variable } of listsOf(request)) others[variable] = undefined;
    return `entities ${JSON.stringify([request.actor, request.operationName, others])} ${request.query}`;
  },
  grouped: requests => {
    const groups: SubgraphRequest[][] = [];
    let room = 0;
    for (const request of requests) {
      const size = listsOf(request).reduce((sum, list) => sum + entitiesIn(request, list).length, 0);
      if (size > room) {
        groups.push([]);
        room = MOST_ENTITIES;
      }
      groups.at(-1)?.push(request);
      room -= size;
    }
    return groups;
  },
  together: (requests): Together => {
    const [first] = requests as readonly [SubgraphRequest]; // two or more
    const variables: Record<string, unknown> = { ...first.variables };
    for (const list of listsOf(first)) variables[list.variable] = requests.flatMap(request => entitiesIn(request, list));
    return { query: first.query, variables, closed: first.closed, divide: answer => divided(answer, requests, listsOf(first)) };
  },
};

const listsOf = ({ entities = [] }: SubgraphRequest): readonly EntityList[] => entities;

const entitiesIn = ({ variables = {} }: SubgraphRequest, { variable }: EntityList): readonly unknown[] => variables[variable] as readonly unknown[]; // whoever names a list hands it over

function divided({ data }: SubgraphResponse, requests: readonly SubgraphRequest[], lists: readonly EntityList[]): ReturnType<Together['divide']> {
  const parts = requests.map((): Record<string, unknown> => ({}));
  for (const list of lists) {
    const answered = data?.[list.answer];
    if (!Array.isArray(answered)) return null;
    let from = 0;
    parts.forEach((part, index) => {
      const request = requests[index];
      const to = from + (request === undefined ? 0 : entitiesIn(request, list).length);
      part[list.answer] = answered.slice(from, to);
      from = to;
    });
    if (from !== answered.length) return null;
  }
  return parts;
}
