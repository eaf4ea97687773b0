import { parseArgs } from 'node:util';

/** What somebody wants measured, and how thoroughly. */
export interface Options {
  readonly scale: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
  /** Whether the rows are loaded again. */
  readonly fresh: boolean;
  /** Short runs of what matters most. */
  readonly quick: boolean;
  /** Nothing beside what ratios are taken of. */
  readonly ratios: boolean;
  /** Only set-ups whose name contains one of these. */
  readonly only: readonly string[];
  /** Whether `results.json` and the page are written. */
  readonly write: boolean;
}

const whole = (text: string | undefined, otherwise: number): number => {
  const number = text === undefined ? otherwise : Number(text);
  if (!Number.isInteger(number) || number < 1) throw new RangeError(`"${text ?? ''}" is not a whole number above 0.`);
  return number;
};

/** `npm run bench -- --quick`, `-- --rounds 5 --seconds 10`, `-- --rows standalone,stock --fresh`. Throws for what is not understood. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scale: { type: 'string' }, rounds: { type: 'string' }, seconds: { type: 'string' }, connections: { type: 'string' }, rows: { type: 'string', default: '' },
      fresh: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false }, ratios: { type: 'boolean', default: false },
    },
  });
  const only = values.rows.split(',').map(name => name.trim()).filter(Boolean);
  return {
    scale: whole(values.scale, values.quick ? 2 : 20), rounds: whole(values.rounds, values.quick ? 2 : 3), seconds: whole(values.seconds, values.quick ? 2 : 5),
    connections: whole(values.connections, 20), fresh: values.fresh, quick: values.quick, ratios: values.ratios, only, write: !values.quick && only.length === 0,
  };
}
