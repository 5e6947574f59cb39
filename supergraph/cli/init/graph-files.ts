import { basename } from 'node:path';

/** The demarc.yaml of a graph that has no subgraph yet: it becomes right with the first one. */
export function newGraphText(folder: string): string {
  const graph = basename(folder)
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return `# This graph: its contexts and doors.
graph: ${graph === '' ? 'graph' : graph}
owners: owners.yaml
gateway:
  port: 4000
subgraphs: []
`;
}

/** The owners.yaml of a graph that has no team yet. */
export const newOwnersText = `# The teams: who answers for which context, and who may approve a change of it.
teams: []
`;
