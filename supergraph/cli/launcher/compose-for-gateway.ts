import { compose } from '@demarc/supergraph/compose';
import { printFindings } from '../report/print-findings.ts';
import { writeAtomically } from '../write-atomically.ts';
import type { Desk } from './child-specs.ts';

/**
 * Composes the contracts of a graph to the file that its gateway serves.
 * @param refusal - what is said below the findings
 * @returns whether they compose; if not, that has been printed
 */
export async function composeForGateway({ config, home }: Desk, refusal: string): Promise<boolean> {
  const composed = await compose(config.subgraphs);
  if (!composed.ok) {
    printFindings(composed.findings);
    console.error(refusal);
    return false;
  }
  await writeAtomically(home.supergraph, `${composed.supergraphSdl}\n`);
  return true;
}
