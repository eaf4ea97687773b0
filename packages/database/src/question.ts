import pg from 'pg';
import type { Heard } from './listening.ts';

/** What pg reads the columns of a result with. */
interface Columns {
  fields: readonly unknown[];
  _parsers: unknown;
  _prebuiltEmptyResultObject: unknown;
}

interface Wire {
  describe(what: object): void;
}

/** pg's own question, with what its types leave out. */
interface PgQuestion {
  name: string | undefined;
  values: readonly unknown[] | undefined;
  _result: Columns;
  _accumulateRows: boolean;
  prepare(wire: Wire): void;
  handleRowDescription(message: object): void;
}

const PgQuestion = pg.Query as unknown as new (text: string | undefined) => PgQuestion; // exact version: docs/pins.md

/** Columns of the prepared statements of one connection, by name. */
export type KnownColumns = Map<string, Columns>;

const quiet = new WeakMap<Wire, Wire>();

/** The same connection, which asks for no description of what it is told. */
function withoutDescription(wire: Wire): Wire {
  const known = quiet.get(wire) ?? Object.create(wire, { describe: { value: () => undefined } }) as Wire; // it is one
  quiet.set(wire, known);
  return known;
}

/**
 * A question by a prepared statement. pg has its columns described each time that it is asked; here a connection remembers them, and
 * neither side has to say or read them again. They cannot change: PostgreSQL refuses a prepared statement that would have others.
 */
export class Question extends PgQuestion {
  readonly heard: Heard['heard'];
  readonly #known: KnownColumns;

  constructor({ text, name, values, heard }: Heard, known: KnownColumns) {
    super(text);
    this.name = name;
    this.values = values;
    this.heard = heard;
    this.#known = known;
  }

  override prepare(wire: Wire): void {
    const columns = this.name === undefined ? undefined : this.#known.get(this.name);
    if (columns) {
      Object.assign(this._result, columns);
      this._accumulateRows = true;
    }
    super.prepare(columns ? withoutDescription(wire) : wire);
  }

  override handleRowDescription(message: object): void {
    super.handleRowDescription(message);
    const { fields, _parsers, _prebuiltEmptyResultObject } = this._result;
    if (this.name !== undefined) this.#known.set(this.name, { fields, _parsers, _prebuiltEmptyResultObject });
  }
}
