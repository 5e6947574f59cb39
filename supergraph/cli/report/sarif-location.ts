import type { Finding } from '@demarc/supergraph/contract';
import type { Location } from 'sarif';
import { plainLine } from './plain-text.ts';
import type { ReadReport } from './report-reader.ts';
import { treePlace } from './tree-place.ts';

/** The root of the repository: whoever reads the log knows where that is. */
const ROOT = '%SRCROOT%';

/** Where a finding is, in the files and in the graph; what has no file of its own is in demarc.yaml. */
export function sarifLocation(
  finding: Pick<Finding, 'file' | 'line' | 'column' | 'coordinate'>,
  page: ReadReport,
): Location {
  const graph = treePlace({ file: page.reader.config }, page) ?? { path: 'demarc.yaml' };
  const { path, line, column } = treePlace(finding, page) ?? graph;
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(path), uriBaseId: ROOT },
      ...(line !== undefined && {
        region: { startLine: line, ...(column !== undefined && { startColumn: column }) },
      }),
    },
    ...(finding.coordinate !== undefined && {
      logicalLocations: [{ fullyQualifiedName: plainLine(finding.coordinate), kind: 'member' }],
    }),
  };
}

function uriOf(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}
