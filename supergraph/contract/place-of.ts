import { getLocation, type Location } from 'graphql';
import { codeFrame } from './code-frame.ts';
import type { Finding } from './finding.ts';

/** The part of a finding that says where; empty for a node that no file holds. */
export function placeOf(
  location: Pick<Location, 'source' | 'start'> | undefined,
): Pick<Finding, 'file' | 'line' | 'column' | 'frame'> {
  if (location === undefined) return {};
  const { line, column } = getLocation(location.source, location.start);
  return { file: location.source.name, line, column, frame: codeFrame(location) };
}
