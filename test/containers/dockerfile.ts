/** A Dockerfile as stages: what each does to its folder, and what its image is told. */
import { DockerfileParser, JSONInstruction, PropertyInstruction, type Instruction } from 'dockerfile-ast';

export type Step =
  | { readonly kind: 'run'; readonly command: string }
  /** `stage` is null where the files come from the checkout. */
  | { readonly kind: 'copy'; readonly stage: string | null; readonly sources: readonly string[]; readonly to: string };

export interface Stage {
  readonly name: string;
  /** Another stage, or an image from outside. */
  readonly from: string;
  readonly steps: readonly Step[];
  readonly says: Partial<Said>;
}

/** What an image says about the process that runs in it. */
export interface Said {
  readonly folder: string;
  readonly user: string;
  readonly stopSignal: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly ports: readonly number[];
  /** Null where it is a line for a shell, which would keep signals to itself. */
  readonly entrypoint: readonly string[] | null;
  readonly command: readonly string[] | null;
  readonly health: readonly string[] | null;
}

const words = (instruction: Instruction): readonly string[] => instruction.getArguments().map(word => word.getValue());

/** The list in `CMD ["node", "x"]`; null for `CMD node x`. HEALTHCHECK has its list behind a word of its own. */
function execForm(instruction: Instruction): readonly string[] | null {
  const text = instruction.getRawArgumentsContent()?.replace(/^(?:--\S+\s+(?:\\\s+)?)*(?:CMD\s+)?/, '') ?? '';
  try {
    return JSON.parse(text) as string[]; // the form Docker asks for
  } catch {
    return null;
  }
}

const flagOf = (instruction: Instruction, name: string): string | null =>
  (instruction instanceof JSONInstruction ? instruction.getFlags().find(flag => flag.getName() === name)?.getValue() : null) ?? null;

/** A command as a shell is given it: continued lines joined, mounts of the builder left out. */
const commandOf = (instruction: Instruction): string =>
  (instruction.getRawArgumentsContent() ?? '').replaceAll(/\\\r?\n/g, ' ').replace(/^(?:--mount=\S+\s+)+/, '').trim();

function stepOf(instruction: Instruction): readonly Step[] {
  if (instruction.getKeyword() === 'RUN') return [{ kind: 'run', command: commandOf(instruction) }];
  if (instruction.getKeyword() !== 'COPY') return [];
  const paths = words(instruction);
  return [{ kind: 'copy', stage: flagOf(instruction, 'from'), sources: paths.slice(0, -1), to: paths.at(-1) ?? '' }];
}

function saidBy(instruction: Instruction, before: Partial<Said>): Partial<Said> {
  const [first = ''] = words(instruction);
  switch (instruction.getKeyword()) {
    case 'WORKDIR': return { folder: first };
    case 'USER': return { user: first };
    case 'STOPSIGNAL': return { stopSignal: first };
    case 'EXPOSE': return { ports: words(instruction).map(Number) };
    case 'ENTRYPOINT': return { entrypoint: execForm(instruction) };
    case 'CMD': return { command: execForm(instruction) };
    case 'HEALTHCHECK': return { health: execForm(instruction) };
    case 'ENV': {
      const given = instruction instanceof PropertyInstruction ? instruction.getProperties().map(property => [property.getName(), property.getValue() ?? '']) : [];
      return { environment: { ...before.environment, ...(Object.fromEntries(given) as Record<string, string>) } }; // names and values
    }
    case 'COPY': case 'FROM': case 'RUN': return {};
    default: throw new RangeError(`${instruction.getKeyword()} is not understood here; teach test/containers/dockerfile.ts.`);
  }
}

/** Every stage, in the order of the file. */
export function stagesOf(text: string): readonly Stage[] {
  const stages: { name: string; from: string; steps: Step[]; says: Partial<Said> }[] = [];
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    const [from = '', , name = ''] = words(instruction);
    if (instruction.getKeyword() === 'FROM') stages.push({ name, from, steps: [], says: {} });
    const stage = stages.at(-1);
    if (!stage) continue;
    stage.steps.push(...stepOf(instruction));
    stage.says = { ...stage.says, ...saidBy(instruction, stage.says) };
  }
  return stages;
}

const UNSAID: Said = { folder: '/', user: 'root', stopSignal: 'SIGTERM', environment: {}, ports: [], entrypoint: [], command: null, health: null };

/** What an image says in the end: its own words and those of the stages it stands on. Null where there is no such stage. */
export function saidIn(stages: readonly Stage[], name: string): Said | null {
  const stage = stages.find(each => each.name === name);
  if (!stage) return null;
  const below = saidIn(stages, stage.from) ?? UNSAID;
  return { ...below, ...stage.says, environment: { ...below.environment, ...stage.says.environment } };
}
