/** Supervises one toy process and says its number; what the tests kill. */
import { supervise } from '../src/distributed/supervise.ts';
import { toyProgramme } from './toy-programme.ts';

const [port = '0'] = process.argv.slice(2);
const supervised = await supervise(toyProgramme(Number(port)), () => undefined);
process.stdout.write(`${supervised.pid().toString()}\n`);
