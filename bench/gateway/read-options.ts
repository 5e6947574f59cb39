import { parseArgs } from 'node:util';
import { gateways, type GatewayName } from './gateways/gateways.ts';
import { workloads, type WorkloadName } from './workloads/workloads.ts';

/** What is measured, and for how long. */
export interface GatewayBenchOptions {
  readonly workloads: readonly WorkloadName[];
  readonly gateways: readonly GatewayName[];
  readonly rounds: number;
  readonly seconds: number;
  readonly warmUp: number;
  readonly connections: number;
  readonly json: boolean;
}

/** What was asked for, the text that explains it, or what is wrong with it. */
export type OptionsResult =
  | { readonly kind: 'options'; readonly options: GatewayBenchOptions }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

/** What each whole number may be. */
const numbers = {
  rounds: { default: '3', from: 1, to: 20 },
  seconds: { default: '5', from: 1, to: 60 },
  'warm-up': { default: '3', from: 1, to: 60 },
  // The hand-written server knows as many copies of the deep operation.
  connections: { default: '50', from: 1, to: 1_000 },
} as const;

/** Reads the command line. */
export function readOptions(args: readonly string[]): OptionsResult {
  const problems: string[] = [];
  let values;
  try {
    values = parseArgs({
      args: [...args],
      options: {
        only: { type: 'string' },
        gateways: { type: 'string' },
        rounds: { type: 'string', default: numbers.rounds.default },
        seconds: { type: 'string', default: numbers.seconds.default },
        'warm-up': { type: 'string', default: numbers['warm-up'].default },
        connections: { type: 'string', default: numbers.connections.default },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    return { kind: 'refused', problems: [(error as Error).message] };
  }
  if (values.help) return { kind: 'help', text: helpText() };
  const given = values;
  const numberOf = (name: keyof typeof numbers) => {
    const { from, to } = numbers[name];
    const value = Number(given[name]);
    if (Number.isInteger(value) && value >= from && value <= to) return value;
    problems.push(`--${name} is "${given[name]}": a whole number from ${from} to ${to}.`);
    return from;
  };
  const options = {
    workloads: namesOf('only', values.only, Object.keys(workloads) as WorkloadName[], problems),
    gateways: namesOf(
      'gateways',
      values.gateways,
      Object.keys(gateways) as GatewayName[],
      problems,
    ),
    rounds: numberOf('rounds'),
    seconds: numberOf('seconds'),
    warmUp: numberOf('warm-up'),
    connections: numberOf('connections'),
    json: values.json,
  };
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'options', options };
}

function namesOf<Name extends string>(
  option: string,
  given: string | undefined,
  known: readonly Name[],
  problems: string[],
): readonly Name[] {
  if (given === undefined) return known;
  const asked = given.split(',');
  for (const name of asked) {
    if (known.includes(name as Name)) continue;
    problems.push(`--${option} names "${name}": there are ${known.join(', ')}.`);
  }
  return known.filter((name) => asked.includes(name));
}

function helpText(): string {
  const list = (entries: Readonly<Record<string, { readonly what: string }>>) =>
    Object.entries(entries).map(([name, { what }]) => `  ${name.padEnd(22)}${what}`);
  return [
    'Measures what a request costs this gateway and others, over the same subgraphs, in one run.',
    '',
    'npm run bench -- gateway [--json] [--rounds 3] [--seconds 5] [--warm-up 3] [--connections 50]',
    '                         [--only WORKLOAD,…] [--gateways GATEWAY,…]',
    '',
    'Workloads (--only):',
    ...list(workloads),
    '',
    'Gateways (--gateways):',
    ...list(gateways),
    '',
    'The gateway has one processor for itself, load and subgraphs share another. Every answer is',
    'compared with what one schema over the same data answers; a wrong one ends the measurement.',
    'CPU ms is what the gateway used of its processor for each request: what a busy machine spoils',
    'least. Ratios say how many times as much as demarc a gateway used, as the median of the rounds.',
    'Hive Gateway is installed into bench/gateway/peers when it is first asked for.',
    '',
    'Examples:',
    '  npm run bench -- gateway --only deep-unshared,small --gateways demarc,apollo --seconds 2',
    '  npm run --silent bench -- gateway --json > ratios.json',
  ].join('\n');
}
