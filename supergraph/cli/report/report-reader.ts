import type { Config } from '@demarc/foundation/config';
import type { CheckReport } from '../../check-report.ts';
import { repositoryOf } from './repository-of.ts';
import type { Terminal } from './terminal.ts';

/** Who reads a report, and where: all that a printer knows beside the report. */
export interface ReportReader {
  /** The root of the repository, from which CI systems read paths. */
  readonly repository: string;
  /** The demarc.yaml: what has no place of its own is shown there. */
  readonly config: string;
  /** How to reach each team of owners.yaml, by its id. */
  readonly contacts: ReadonlyMap<string, string>;
  /** The version of Demarc. */
  readonly version: string;
  readonly terminal: Terminal;
}

/** A report and its reader. */
export interface ReadReport {
  readonly report: CheckReport;
  readonly reader: ReportReader;
}

/** The reader of a report about this graph, at this terminal. */
export function readerOf(
  { file, folder, teams }: Config,
  { version, terminal }: Pick<ReportReader, 'version' | 'terminal'>,
): ReportReader {
  return {
    repository: repositoryOf(folder) ?? process.cwd(),
    config: file,
    contacts: new Map(teams.map(({ id, contact }) => [id, contact])),
    version,
    terminal,
  };
}
