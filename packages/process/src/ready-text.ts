/** A value that is JSON text already: whoever writes an answer takes it as it is. It is never `null`; that is said without it. */
export class ReadyText {
  constructor(readonly text: string) {}

  /** For whoever does not know about it. */
  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}
