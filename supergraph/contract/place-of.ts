import type { Location } from 'graphql';
import { codeFrame } from './code-frame.ts';
import type { Finding } from './finding.ts';
import { lineAndColumn } from './source-lines.ts';

/** The part of a finding that says where. */
export function placeOf(
  location: Pick<Location, 'source' | 'start'>,
): Required<Pick<Finding, 'file' | 'line' | 'column' | 'frame'>> {
  const { line, column } = lineAndColumn(location);
  return { file: location.source.name, line, column, frame: codeFrame(location) };
}
