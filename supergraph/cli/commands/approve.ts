import { ExitCode } from '@demarc/foundation/process';
import { Option, type Command } from 'commander';
import { moment, momentText } from '../registry/moment.ts';
import { openForCommand, type RegistryOptions } from '../registry/open-for-command.ts';
import { proposalsText } from '../registry/proposals-text.ts';
import type { RegistryClient } from '../registry/registry-client.ts';
import { registryOption } from '../registry/registry-option.ts';
import { jsonText } from '../report/json-text.ts';
import { logLine } from '../report/plain-text.ts';
import { terminalOf } from '../report/terminal.ts';

const formats = ['text', 'json'] as const;

interface ApproveOptions extends RegistryOptions {
  readonly reason?: string;
  readonly expires?: Date;
  readonly team?: string;
  readonly format: (typeof formats)[number];
}

/** More than anybody reads; what is older waits in vain. */
const LISTED = 100;

/** `demarc approve`: let what is dangerous be published, as its owner. */
export function addApproveCommand(program: Command): void {
  const command = program
    .command('approve')
    .description('approve a change as the owner of what it changes, or list what waits')
    .argument('[ids...]', 'the changes, as the refusal names them (without one, what waits)')
    .option('-r, --reason <why>', 'why it may be; the audit keeps it')
    .option(
      '-e, --expires <when>',
      'how long it holds: 12h, 7d, 4w or a day (7d, unless said)',
      moment,
    )
    .option('--team <team>', 'without an id: only what waits for this team')
    .addOption(new Option('--format <format>', 'how to print it').choices(formats).default('text'))
    .addOption(registryOption())
    .option('-c, --config <file>', 'the demarc.yaml (the nearest one, unless said)')
    .addHelpText(
      'after',
      `
An approval is for one exact change, until it expires or until a version brings
that change: another edit of the same field is another change, with another id.
A team approves what it owns, with its token in DEMARC_REGISTRY_TOKEN; an admin
only in the place of a team that owners.yaml has no more.

Exit codes: 0 approved, or listed · 1 refused · 2 wrong usage · 3 fault

Examples:
  $ demarc approve --team billing
  $ demarc approve c_0123456789abcdef01234567 --reason 'The last user moved.'
  $ demarc approve c_0123456789abcdef01234567 --reason 'Agreed.' --expires 4w`,
    )
    .action(async (ids: readonly string[], options: ApproveOptions) => {
      process.exitCode = await run(command, ids, options);
    });
}

async function run(
  command: Command,
  ids: readonly string[],
  options: ApproveOptions,
): Promise<ExitCode> {
  const { reason } = options;
  if (ids.length > 0 && reason === undefined) {
    command.error('error: an approval needs its --reason: the audit keeps it.', {
      exitCode: ExitCode.usage,
    });
  }
  if (ids.length === 0 && (reason !== undefined || options.expires !== undefined)) {
    command.error(
      'error: name the change to approve. Without options, `demarc approve` lists them.',
      {
        exitCode: ExitCode.usage,
      },
    );
  }
  const opened = await openForCommand(command, options);
  if (opened === undefined) return ExitCode.refused;
  const { client, config } = opened;
  if (reason !== undefined) return approveAll(client, { ...options, ids, reason });
  const waiting = (await client.proposals(LISTED)).filter(
    ({ owners }) => options.team === undefined || owners.includes(options.team),
  );
  const contacts = new Map((config?.teams ?? []).map(({ id, contact }) => [id, contact]));
  const { columns } = terminalOf(process.stdout);
  process.stdout.write(
    options.format === 'json'
      ? jsonText(waiting)
      : proposalsText(waiting, { contacts, columns, now: new Date() }),
  );
  return ExitCode.passed;
}

async function approveAll(
  client: RegistryClient,
  {
    ids,
    reason,
    expires: expiresAt = moment('7d'),
    format,
  }: ApproveOptions & { readonly ids: readonly string[]; readonly reason: string },
): Promise<ExitCode> {
  let exitCode: ExitCode = ExitCode.passed;
  const told: object[] = [];
  for (const proposal of ids) {
    const answer = await client.approve({ proposal, reason, expiresAt });
    const isApproved = answer.__typename === 'ApproveProposalPayload';
    if (!isApproved) exitCode = ExitCode.refused;
    if (format === 'json') {
      const { __typename: outcome, ...rest } = answer;
      told.push({ id: proposal, outcome: outcomes[outcome], ...rest });
    } else if (isApproved) {
      const until = momentText(expiresAt.toISOString());
      console.log(
        logLine(
          `${answer.proposal.coordinate}: approved for ${answer.teams.join(', ')} until ${until}.`,
        ),
      );
    } else {
      console.error(logLine(`demarc: ${proposal}: ${answer.message}`));
    }
  }
  if (format === 'json') process.stdout.write(jsonText(told));
  return exitCode;
}

const outcomes = {
  ApproveProposalPayload: 'APPROVED',
  ProposalNotFound: 'PROPOSAL_NOT_FOUND',
  NotPermitted: 'NOT_PERMITTED',
  ExpiryNotAllowed: 'EXPIRY_NOT_ALLOWED',
  RequestIdReused: 'REQUEST_ID_REUSED',
} as const;
