import { logLine, logText } from '../report/plain-text.ts';
import type { Terminal } from '../report/terminal.ts';
import { wrapText } from '../report/wrap-text.ts';
import type { CoordinateAnswer } from './coordinate-answer.ts';
import { versionText } from './version-text.ts';

/** A coordinate for a person: whose it is, what it means, and where that changed. */
export function coordinateText(told: CoordinateAnswer, terminal: Terminal): string {
  const { columns, paint } = terminal;
  const set = (text: string) => wrapText(logText(text), { indent: 2, columns });
  const { owner, meaning, stage, since, retireOn, replacedBy, note, clients, history } = told;
  const whose = owner === undefined ? '' : ` (owner: ${owner.id}, ${owner.contact})`;
  const lifecycle = [
    told.goneInVersion === undefined
      ? stage.toLowerCase()
      : `gone since version ${told.goneInVersion}`,
    since && `since ${since}`,
    retireOn && `until ${retireOn}`,
    replacedBy && `use ${replacedBy}`,
    note,
  ].filter((part) => part !== undefined && part !== '');
  const head = [
    `${paint('bold', logLine(told.coordinate))} in ${logLine(`${told.subgraph}${whose}`)}`,
    ...(meaning === '' ? [] : [set(meaning)]),
    set(lifecycle.join(' · ')),
    ...(clients.length === 0 ? [] : [set(`used by ${clients.join(', ')}`)]),
  ].join('\n');
  const changes = history.map(({ version, statement }) => {
    const said = (statement ?? 'not there any more').split('\n');
    return [
      versionText(version, terminal),
      ...said.map((line) => `    ${logLine(line) === '' ? '' : logText(line)}`.trimEnd()),
    ].join('\n');
  });
  return `${[head, ...changes].join('\n\n')}\n`;
}
