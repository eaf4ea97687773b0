/** What a cache may hold. */
interface Bounds {
  readonly entries: number;
  /** Length of all texts that the entries were made from. */
  readonly characters: number;
}

const BOUNDS: Bounds = { entries: 2_000, characters: 8_000_000 };

/** Things made from texts, kept until others need their place: what was not used for longest goes first. */
export interface TextCache<Made> {
  get(key: string): Made | undefined;
  /** @param characters length of the texts that it holds on to */
  set(key: string, made: Made, characters: number): void;
}

export function textCache<Made>({ entries, characters: most }: Bounds = BOUNDS): TextCache<Made> {
  const known = new Map<string, { readonly made: Made; readonly characters: number }>(); // insertion order: first is least recently used
  let stored = 0;
  const forget = (key: string): void => {
    stored -= known.get(key)?.characters ?? 0;
    known.delete(key);
  };
  return {
    get: key => {
      const entry = known.get(key);
      if (entry === undefined) return undefined;
      known.delete(key);
      known.set(key, entry);
      return entry.made;
    },
    set: (key, made, characters) => {
      forget(key);
      // What would push out a fifth of all others is not worth its place.
      if (characters > most / 5) return;
      known.set(key, { made, characters });
      stored += characters;
      for (const oldest of known.keys()) {
        if (stored <= most && known.size <= entries) break;
        forget(oldest);
      }
    },
  };
}
