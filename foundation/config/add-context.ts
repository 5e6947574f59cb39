import { isMap, isSeq, parseDocument } from 'yaml';
import { useLines } from './use-lines.ts';

/**
 * Lets a team answer for a context, in the text of an owners.yaml; comments and everything else stay.
 * A team that is not there yet is added, with a channel of its name and nobody in it.
 */
export function addContext(text: string, team: string, context: string): string {
  const document = parseDocument(text);
  const teams = document.get('teams');
  useLines(teams);
  const index = isSeq(teams)
    ? teams.items.findIndex((item) => isMap(item) && item.get('id') === team)
    : -1;
  if (index >= 0) {
    document.addIn(['teams', index, 'contexts'], context);
  } else {
    document.addIn(['teams'], document.createNode(newTeam(team, context)));
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false, singleQuote: true });
}

function newTeam(id: string, context: string) {
  const name = `${id.slice(0, 1).toUpperCase()}${id.slice(1)}`.replaceAll(/[-_]/g, ' ');
  return { id, name, contact: `#team-${id}`, people: [], contexts: [context] };
}
