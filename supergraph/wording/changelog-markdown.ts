import type { Changelog, ChangelogEntry, ChangelogSection } from '../changes/changelog.ts';
import { countOf } from './count-of.ts';
import { markdownCode, markdownText } from './markdown-text.ts';

/** A changelog as a page of Markdown; what a contract says in it marks up nothing and calls nobody. */
export function changelogMarkdown(
  changelog: Changelog,
  title = 'What changes for clients',
): string {
  const { breaking, dangerous, deprecations, safe } = changelog;
  const parts = [
    `# ${markdownText(title)}`,
    summaryOf(changelog),
    ...chapter('Breaking', sections(breaking, weightyLine)),
    ...chapter('On its way out', deprecations.length === 0 ? [] : [list(deprecations, exitLine)]),
    ...chapter('Dangerous', sections(dangerous, weightyLine)),
    ...chapter('Safe', sections(safe, messageOf)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function summaryOf({ breaking, dangerous, deprecations, safe }: Changelog): string {
  const counts: readonly (readonly [number, string])[] = [
    [sizeOf(breaking), 'breaking change'],
    [deprecations.length, 'deprecation'],
    [sizeOf(dangerous), 'dangerous change'],
    [sizeOf(safe), 'safe change'],
  ];
  const parts = counts.flatMap(([count, noun]) => (count === 0 ? [] : [countOf(count, noun)]));
  return parts.length === 0 ? 'Nothing changes for clients.' : `${parts.join(', ')}.`;
}

function sizeOf(found: readonly ChangelogSection[]): number {
  return found.reduce((size, { entries }) => size + entries.length, 0);
}

function chapter(title: string, body: readonly string[]): readonly string[] {
  return body.length === 0 ? [] : [`## ${title}`, ...body];
}

type Line = (entry: ChangelogEntry) => string;

function sections(found: readonly ChangelogSection[], line: Line): readonly string[] {
  return found.flatMap(({ holder, entries }) => [
    `### ${markdownCode(holder)}`,
    list(entries, line),
  ]);
}

function list(entries: readonly ChangelogEntry[], line: Line): string {
  return entries.map((entry) => `- ${line(entry)}`).join('\n');
}

/** What differs, why that matters, what to do and whom to ask. */
function weightyLine(entry: ChangelogEntry): string {
  const { reason, replacedBy } = entry;
  const instead = replacedBy === undefined ? '' : ` Use ${markdownCode(replacedBy)} instead.`;
  return `${messageOf(entry)} ${markdownText(reason)}${instead}${ownerOf(entry)}`;
}

/** Until when it stays, and what to use instead. */
function exitLine(entry: ChangelogEntry): string {
  const { coordinate, retireOn, replacedBy } = entry;
  if (retireOn === undefined) return `${messageOf(entry)}${ownerOf(entry)}`;
  const instead =
    replacedBy === undefined
      ? 'nothing takes its place.'
      : `use ${markdownCode(replacedBy)} instead.`;
  return `**${markdownText(retireOn)}** ${markdownCode(coordinate)}: ${instead}${ownerOf(entry)}`;
}

function ownerOf({ owner }: ChangelogEntry): string {
  return owner === undefined ? '' : ` Ask ${markdownText(owner)}.`;
}

/** The sentence, with the coordinate as code where it stands in it. */
function messageOf({ message, coordinate }: ChangelogEntry): string {
  const start = message.indexOf(coordinate);
  if (start === -1) return `${markdownCode(coordinate)}: ${markdownText(message)}`;
  const [head, tail] = [message.slice(0, start), message.slice(start + coordinate.length)];
  return [text(head), markdownCode(coordinate), text(tail)].join('');
}

/** A part of a sentence keeps the spaces at its ends. */
function text(part: string): string {
  const [, start = '', inner = '', end = ''] = /^(\s*)([^]*?)(\s*)$/.exec(part) ?? [];
  return `${start === '' ? '' : ' '}${markdownText(inner)}${end === '' ? '' : ' '}`;
}
