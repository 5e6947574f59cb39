import { composeContracts } from '../../supergraph/composition/compose-contracts.ts';
import { parseSource } from '../../supergraph/sources/contract-source.ts';

const LINK = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires", "@provides", "@shareable", "@interfaceObject", "@inaccessible", "@override"])
`;

/** Composes contracts that are given as texts, without their `@link`. */
export function composeTexts(contracts: Readonly<Record<string, string>>): string {
  const parsed = Object.entries(contracts).map(([name, text]) => {
    const result = parseSource({
      name,
      url: `http://127.0.0.1/${name}`,
      path: `${name}.graphql`,
      bytes: Buffer.from(LINK + text),
    });
    if (!result.ok) throw new Error(result.findings.map(({ message }) => message).join('\n'));
    return result.contract;
  });
  const composed = composeContracts(parsed);
  if (!composed.ok) throw new Error(composed.findings.map(({ message }) => message).join('\n'));
  return composed.supergraphSdl;
}
