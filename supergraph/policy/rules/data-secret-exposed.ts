import {
  directivesNamed,
  federationNames,
  type CoordinateFacts,
  type GraphFacts,
} from '@demarc/supergraph/contract';
import { argumentPlace } from '../argument-place.ts';
import { bearsData } from '../data-directives.ts';
import { ownFacts } from '../own-facts.ts';
import type { PolicyRule } from '../policy-rule.ts';

/** A secret may be given to the graph, never be got from it. */
export const dataSecretExposed: PolicyRule = {
  code: 'DATA_SECRET_EXPOSED',
  family: 'data',
  severity: 'ERROR',
  when: 'Clients can ask for a field of class SECRET.',
  todo: 'Take the field out, or mark it `@inaccessible` where other subgraphs need it.',
  *find({ facts: contract, graph }) {
    const told = new Set<CoordinateFacts>();
    for (const facts of ownFacts(contract)) {
      if (facts.kind !== 'FIELD' || facts.data?.class !== 'SECRET') continue;
      if (isInaccessible(facts.coordinate, graph) || isInaccessible(facts.type, graph)) continue;
      // What fields have from their type is told once, at the type.
      const place = bearsData(facts) ? facts : (facts.parent ?? facts);
      if (told.has(place)) continue;
      told.add(place);
      yield {
        facts: place,
        node: argumentPlace(place, 'data', 'class'),
        message:
          `${place.coordinate} is SECRET, but clients can ask for it. ` +
          'Take it out of the contract, or mark it @inaccessible where only other subgraphs need it; secrets are for arguments and input fields.',
      };
    }
  },
};

/** One context that hides a type or field hides it in the whole graph. */
function isInaccessible(coordinate: string, graph: GraphFacts): boolean {
  return graph.statements(coordinate).some(({ contract: { contract }, facts }) => {
    const inaccessible = federationNames(contract.document)('inaccessible');
    return facts.nodes.some((node) => directivesNamed(node, inaccessible).length > 0);
  });
}
