import type { Changelog } from '../../changes/changelog.ts';
import { jsonText } from '../report/json-text.ts';
import { terminalOf } from '../report/terminal.ts';
import { changelogMarkdown } from '../../wording/changelog-markdown.ts';
import { changelogText } from './changelog-text.ts';

/** Every way to print a changelog. */
export const changelogFormats = {
  text: (changelog) => changelogText(changelog, terminalOf(process.stdout)),
  json: jsonText,
  markdown: (changelog) => changelogMarkdown(changelog),
} as const satisfies Record<string, (changelog: Changelog) => string>;

export type ChangelogFormat = keyof typeof changelogFormats;
