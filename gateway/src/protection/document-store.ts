import type { DocumentNode } from 'graphql';

interface Bounds {
  readonly characters: number;
  readonly documents: number;
}

const BOUNDS: Bounds = { characters: 2_000_000, documents: 2_000 };

/** Parsed and validated documents, kept so that the next request with the same text starts at its plan. */
export interface DocumentStore {
  get(key: string): Promise<DocumentNode | undefined>;
  set(key: string, document: DocumentNode): Promise<void>;
  delete(key: string): Promise<boolean>;
}

/**
 * A store bounded by the length of the source texts. A parsed document holds its text and many times that in nodes, so
 * a bound that counts neither lets a stranger fill the memory with distinct documents.
 */
export function documentStore({ characters, documents }: Bounds = BOUNDS): DocumentStore {
  const known = new Map<string, DocumentNode>(); // insertion order: first is least recently used
  let stored = 0;

  const forget = (key: string): boolean => {
    const document = known.get(key);
    if (document === undefined) return false;
    stored -= lengthOf(document);
    return known.delete(key);
  };

  return {
    get: key => {
      const document = known.get(key);
      if (document !== undefined) {
        known.delete(key);
        known.set(key, document);
      }
      return Promise.resolve(document);
    },
    set: (key, document) => {
      forget(key);
      // A text that would push out a fifth of all others is not worth its place.
      if (lengthOf(document) <= characters / 5) {
        known.set(key, document);
        stored += lengthOf(document);
      }
      for (const oldest of known.keys()) {
        if (stored <= characters && known.size <= documents) break;
        forget(oldest);
      }
      return Promise.resolve();
    },
    delete: key => Promise.resolve(forget(key)),
  };
}

const lengthOf = (document: DocumentNode): number => document.loc?.source.body.length ?? 0;
