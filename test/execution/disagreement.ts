import type { Outcome } from './both.ts';

/**
 * What two executors say differently about one operation; nothing, when they agree. Data must be the same letter by letter
 * but for the order of fields, and errors must be told of the same places. The stock executor departs from the
 * specification (October 2021) in ways that are taken out of the comparison, each by its name:
 */
export function disagreement(ours: Outcome, stock: Outcome): readonly string[] {
  return [
    ...(unordered(ours.data) === unordered(stock.data) ? [] : [`data: ${ours.data} instead of ${stock.data}`]),
    ...(ours.commands.join() === stock.commands.join() ? [] : [`commands: ${ours.commands.join()} instead of ${stock.commands.join()}`]),
    ...(ours.requests <= stock.requests ? [] : [`requests: ${ours.requests} instead of ${stock.requests}`]),
    ...errorsElsewhere(ours, stock),
  ];
}

/**
 * ORDER (section 6.3.2): it groups what stands in one fragment, and puts a repeated field where it stands last. Ours is held
 * against the specification by tests of its own.
 */
export function unordered(text: string): string {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    return typeof value === 'object' && value !== null ? Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, each]) => [name, sorted(each)]) : value;
  };
  return text === 'none' ? text : JSON.stringify(sorted(JSON.parse(text)));
}

/**
 * ENTRIES (7.1.2): where a fetch leaves out entries of a list, since it is about other types, the stock executor counts only
 * those asked about, and names another entry. Ours must name a place that stays empty.
 * FOREIGN FIELDS (7.1.2): when a fetch fails, it names the fields of each type at every object, and fields that `@skip` and
 * `@include` leave out. Where such an object is null, ours must have told why.
 * ONE OF SEVERAL (6.4.4): where several values make the same place null, either may tell of one or of more.
 */
function errorsElsewhere(ours: Outcome, stock: Outcome): readonly string[] {
  const theirs = new Set(stock.places.map(pattern));
  const own = new Set(ours.places.map(pattern));
  const isTrue = (place: string): boolean => isEmptyAt(stock.data, place);
  const isTheirs = (place: string): boolean => theirs.has(pattern(place))
    ? stock.places.includes(place) || isEmptyAt(ours.data, place) || isLeftOut(stock, place)
    : isLeftOutBelow(stock, place) || isTold(stock, nullAbove(stock.data, place));
  const unknown = ours.places.filter(place => place !== 'nowhere' && !isTheirs(place));
  const untold = stock.places.filter(place => isTrue(place) && !own.has(pattern(place)) && !isTold(ours, nullAbove(ours.data, place)));
  const silence = stock.places.length > 0 && ours.places.length === 0 ? ['no error is told'] : [];
  return [...unknown.map(place => `error only in ours: ${place}`), ...untold.map(place => `error only in the stock executor's: ${place}`), ...silence];
}

const isTold = ({ places }: Outcome, above: string | null): boolean => above !== null && places.some(place => place === 'nowhere' || pattern(place) === pattern(above) || pattern(place).startsWith(`${pattern(above)}.`));

/** The null beyond which a place lies; null when the place is there. */
function nullAbove(data: string, place: string): string | null {
  const steps = place.split('.');
  const depth = steps.findIndex((_, index) => isEmptyAt(data, steps.slice(0, index + 1).join('.')));
  return depth === -1 || depth === steps.length - 1 ? null : steps.slice(0, depth + 1).join('.');
}

/**
 * LEFT OUT: where `@skip` and `@include` stand inside each other, the planner asks for fields that are not answered, and a subgraph
 * may fail at one. Both tell of it; the stock executor may name another entry.
 */
const isLeftOut = ({ data, places }: Outcome, place: string): boolean => places.some(other => pattern(other) === pattern(place) && !isEmptyAt(data, other));

/** LEFT OUT, where nothing else in the document has the name of such a field: ours names the object that it would belong to. */
const isLeftOutBelow = ({ data, places }: Outcome, place: string): boolean => places.some(other => other.startsWith(`${place}.`) && isAbsentAt(data, other));

const pattern = (place: string): string => place.replace(/\.\d+/g, '.*');

/** Whether a place is one where an answer stays empty: its path ends at null, or before its end. */
const isEmptyAt = (data: string, place: string): boolean => valueAt(data, place) === null;

/** Whether an answer has no such place. */
const isAbsentAt = (data: string, place: string): boolean => valueAt(data, place) === undefined;

/** Null as well where the path ends at a null before its end; undefined where the answer has no such place. */
function valueAt(data: string, place: string): unknown {
  let value: unknown = data === 'none' ? null : JSON.parse(data);
  for (const step of place.split('.')) {
    if (value === null) return null;
    if (typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined; // it is none of the others
    value = (value as Readonly<Record<string, unknown>>)[step]; // it has it
  }
  return value;
}
