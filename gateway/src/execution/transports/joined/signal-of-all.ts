import type { SubgraphRequest } from '../transport.ts';

/** A signal that aborts when the last of them gives up. It comes into being when somebody looks at it, as theirs do. */
export function signalOfAll(requests: readonly Pick<SubgraphRequest, 'signal'>[]): () => AbortSignal {
  let shared: AbortSignal | undefined;
  return () => (shared ??= abortedWithAll(requests.map(({ signal }) => signal)));
}

function abortedWithAll(signals: readonly AbortSignal[]): AbortSignal {
  const abandon = new AbortController();
  let waiting = signals.length;
  const leave = ({ reason }: AbortSignal): void => {
    waiting -= 1;
    if (waiting === 0) abandon.abort(reason);
  };
  for (const signal of signals) {
    if (signal.aborted) leave(signal);
    else signal.addEventListener('abort', () => { leave(signal); }, { once: true });
  }
  return abandon.signal;
}
