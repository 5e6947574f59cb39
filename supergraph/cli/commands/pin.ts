import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { formatPin, parsePin, pinFile, type Pin } from '@demarc/foundation/config';
import { ExitCode } from '@demarc/foundation/process';
import { InvalidArgumentError, type Command } from 'commander';
import { homeOf } from '../launcher/home.ts';
import { loadConfig } from '../load-config.ts';
import { displayPath } from '../report/display-path.ts';
import { writeAtomically } from '../write-atomically.ts';

/** `demarc pin`: hold the gateways at one version, without asking the registry. */
export function addPinCommand(program: Command): void {
  const command = program
    .command('pin')
    .description('hold the gateways of this machine at one version, or let them follow again')
    .argument('[at]', 'sha256:…, previous, or off (without it, what they are held at)', pinned)
    .option('-c, --config <file>', 'the demarc.yaml (the nearest one, unless said)')
    .addHelpText(
      'after',
      `
The registry is not asked: this is for when it is down, or when what was
published hurts and there is no time to roll back. \`previous\` is the version
that was served before the one that is served now. Every gateway whose home this
is (DEMARC_HOME, or .demarc) keeps to it within two seconds, until
\`demarc pin off\`.
\`demarc status\` says so.

A digest is what an answer of the gateway names in its header demarc-supergraph.

Exit codes: 0 done · 2 wrong usage · 3 fault

Examples:
  $ demarc pin previous
  $ demarc pin off`,
    )
    .action(async (at: Pin | 'off' | undefined, options: { readonly config?: string }) => {
      process.exitCode = await run(command, at, options.config);
    });
}

async function run(
  command: Command,
  at: Pin | 'off' | undefined,
  given: string | undefined,
): Promise<ExitCode> {
  const home = await homeFolder(command, given);
  if (home === undefined) return ExitCode.refused;
  const file = pinFile(home);
  if (at === undefined) {
    console.log(existsSync(file) ? whatHolds(file) : 'No pin: gateways follow the registry.');
  } else if (at === 'off') {
    await rm(file, { force: true });
    console.log('Gateways follow the registry again.');
  } else {
    await writeAtomically(file, formatPin(at));
    console.log(`Gateways are held at ${at} (${displayPath(file)}), until: demarc pin off`);
  }
  return ExitCode.passed;
}

/** What gateways have for a home: where only they run there need be no demarc.yaml. */
async function homeFolder(
  command: Command,
  given: string | undefined,
): Promise<string | undefined> {
  const home = process.env['DEMARC_HOME'] ?? '';
  if (home !== '') return resolve(home);
  const config = await loadConfig(command, given);
  return config && homeOf(config).folder;
}

function whatHolds(file: string): string {
  const read = parsePin(readFileSync(file, 'utf8'));
  return read.ok
    ? `Gateways are held at ${read.pin} (${displayPath(file)}).`
    : `${displayPath(file)} holds no pin: write it anew with \`demarc pin\`.`;
}

function pinned(text: string): Pin | 'off' {
  if (text === 'off') return text;
  const read = parsePin(text);
  if (read.ok) return read.pin;
  throw new InvalidArgumentError(
    'It must be previous, off, or the digest of a supergraph: sha256: and 64 digits.',
  );
}
