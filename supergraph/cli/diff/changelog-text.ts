import type { Changelog, ChangelogEntry, ChangelogSection } from '../../changes/changelog.ts';
import { plainLine } from '../report/plain-text.ts';
import type { Terminal } from '../report/terminal.ts';
import { wrapText } from '../report/wrap-text.ts';

/** A changelog for a terminal: what breaks first, what is new last. */
export function changelogText(changelog: Changelog, terminal: Terminal): string {
  const parts = [
    sectionsText('Breaking', changelog.breaking, { terminal, colour: 'red' }),
    announcementsText(changelog.deprecations, terminal),
    sectionsText('Dangerous', changelog.dangerous, { terminal, colour: 'yellow' }),
    sectionsText('Safe', changelog.safe, { terminal, colour: 'green' }),
  ].filter((part) => part !== undefined);
  return parts.length === 0
    ? 'Nothing changed that clients could notice.\n'
    : `${parts.join('\n\n')}\n`;
}

function sectionsText(
  title: string,
  sections: readonly ChangelogSection[],
  { terminal, colour }: { terminal: Terminal; colour: 'red' | 'yellow' | 'green' },
): string | undefined {
  if (sections.length === 0) return undefined;
  const bodies = sections.map(({ holder, entries }) =>
    [`  ${plainLine(holder)}`, ...entries.map((entry) => entryText(entry, terminal))].join('\n'),
  );
  return [terminal.paint(['bold', colour], title), ...bodies].join('\n');
}

function announcementsText(
  entries: readonly ChangelogEntry[],
  terminal: Terminal,
): string | undefined {
  if (entries.length === 0) return undefined;
  const lines = entries.map((entry) => entryText(entry, terminal));
  return [terminal.paint('bold', 'On its way out'), ...lines].join('\n');
}

function entryText({ message, owner }: ChangelogEntry, { columns }: Terminal): string {
  const whom = owner === undefined ? '' : ` (ask ${owner})`;
  const [first = '', ...rest] = wrapText(plainLine(`${message}${whom}`), {
    indent: 6,
    columns,
  }).split('\n');
  return [`    - ${first.trimStart()}`, ...rest].join('\n');
}
