import { isUtf8 } from 'node:buffer';
import { relative, resolve, sep } from 'node:path';
import type { Config, SubgraphConfig } from '@demarc/foundation/config';
import type { Finding } from '@demarc/supergraph/contract';
import type { CheckReport } from '../../check-report.ts';
import { parseSource, type ContractSource } from '../../sources/contract-source.ts';
import { readContractFile } from '../../sources/read-contract-file.ts';

/** Contracts of this graph as they are sent. */
export interface OwnContracts {
  /** Their paths are as seen from demarc.yaml: whoever reads the history has another clone. */
  readonly contracts: readonly ContractSource[];
  /** Why the bytes of one cannot be sent at all; empty otherwise. */
  readonly findings: readonly Finding[];
  /** A report on them whose places are files here. */
  readonly placeHere: (report: CheckReport) => CheckReport;
}

/**
 * Reads contracts to send them to the registry.
 * @throws SupergraphFault CONTRACT_UNREADABLE
 */
export async function readOwnContracts(
  { folder }: Config,
  subgraphs: readonly SubgraphConfig[],
): Promise<OwnContracts> {
  const files = await Promise.all(subgraphs.map(readContractFile));
  const contracts = files.map((source) => ({ ...source, path: pathFrom(folder, source.path) }));
  const here = new Map(
    contracts.map(({ name, path }) => [keyOf(name, path), resolve(folder, path)]),
  );
  const place = <Placed extends Pick<Finding, 'file' | 'subgraph'>>(placed: Placed): Placed => {
    const file = here.get(keyOf(placed.subgraph, placed.file));
    return file === undefined ? placed : { ...placed, file };
  };
  const placeAll = (finding: Finding): Finding => {
    const { otherPlaces } = finding;
    return place({ ...finding, ...(otherPlaces && { otherPlaces: otherPlaces.map(place) }) });
  };
  return {
    contracts,
    findings: files.flatMap((source) => {
      // JSON carries text alone: other bytes would arrive as something else.
      const parsed = isUtf8(source.bytes) ? undefined : parseSource(source);
      return parsed?.ok === false ? parsed.findings : [];
    }),
    placeHere: (report) => ({
      ...report,
      steps: report.steps.map((step) => ({ ...step, findings: step.findings.map(placeAll) })),
      changes: report.changes.map(place),
    }),
  };
}

function pathFrom(folder: string, file: string): string {
  return relative(folder, file).split(sep).join('/');
}

function keyOf(subgraph: string | undefined, file: string | undefined): string {
  return JSON.stringify([subgraph, file]);
}
