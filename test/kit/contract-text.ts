import { contractDefinitionsText } from '@demarc/supergraph/contract';

/** The head of a contract that speaks the contract language, then its types. */
export function contractText(owner: string, types: string): string {
  return `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@override", "@composeDirective"])
  @link(url: "https://specs.demarc.dev/contract/v1.0", import: ["@contract", "@lifecycle", "@data"])
  @composeDirective(name: "@contract") @composeDirective(name: "@lifecycle") @composeDirective(name: "@data")
  @contract(owner: "${owner}")
${types}
${contractDefinitionsText}`;
}

/** The line of `contractText` in which the types begin. */
export const FIRST_LINE_OF_TYPES = 6;
