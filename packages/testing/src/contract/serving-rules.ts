const GARBAGE = '{{{';
const BODIES: readonly (readonly [string, string])[] = [
  ['application/json', '{"query":"{ _service { sdl } }"}'], ['application/json', GARBAGE],
  ['application/cloudevents-batch+json', '[]'], ['application/cloudevents-batch+json', GARBAGE], ['text/plain', ''],
];
const UNAUTHORIZED = 401;
const FINE = 200;

/** What a served subgraph does wrong towards somebody whom it does not know, and towards whoever looks after its process. */
export async function servingProblems(url: string): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const path of ['/graphql', '/events']) {
    for (const [type, body] of BODIES) {
      const { status } = await fetch(`${url}${path}`, { method: 'POST', headers: { 'content-type': type }, body });
      if (status !== UNAUTHORIZED) problems.push(`${path} answers ${status} to an unsigned ${type} of "${body}"`);
    }
  }
  for (const path of ['/livez', '/readyz']) {
    const { status } = await fetch(`${url}${path}`);
    if (status !== FINE) problems.push(`${path} answers ${status}`);
  }
  return problems;
}
