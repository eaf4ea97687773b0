import { join } from 'node:path';
import type { Programme } from '../src/distributed/programme.ts';

export const toyProgramme = (port: number, how = 'well'): Programme =>
  ({ name: 'toy', command: ['--import', 'tsx', join(import.meta.dirname, 'toy-process.ts'), port.toString(), how], environment: {}, url: `http://127.0.0.1:${port.toString()}` });
