import { styleText } from 'node:util';
import { stripIgnoredCharacters } from 'graphql';
import { gatewayUrl } from './gateway-url.ts';
import { isDeskIssuer } from './is-desk-issuer.ts';
import type { StackPlan } from './stack-plan.ts';

/** What a person needs once everything runs: where to go, what to paste, how to stop. */
export function readyMessage(
  { config, control }: Pick<StackPlan, 'config' | 'control'>,
  operation: string,
): string {
  const url = gatewayUrl(config);
  const isAskedWho = config.identity !== undefined && isDeskIssuer(config.identity);
  // Signed when it is pasted: a token that is printed here would be over in twelve hours.
  const token = isAskedWho ? ` -H "authorization: Bearer $(npx demarc dev-token)"` : '';
  const body = JSON.stringify({ query: stripIgnoredCharacters(operation) });
  const title = styleText(['bold', 'green'], `${config.graph} is ready.`, {
    stream: process.stdout,
  });
  return `
${title}

  endpoint    ${url}/graphql
  explorer    ${url}/
  API schema  ${url}/schema.graphql
${control === undefined ? '' : `  registry    ${control}\n`}
An operation to paste into the explorer:

${compact(operation)}

The same for a terminal:

  curl -s ${url}/graphql -H 'content-type: application/json'${token} -d '${body.replaceAll("'", String.raw`'\''`)}'

Ctrl-C stops everything; the data stays.
`;
}

/** Innermost selections on one line, all indented. */
function compact(operation: string): string {
  return operation
    .trim()
    .replaceAll(/\{\s+([^{}]+?)\s+\}/g, (_all, fields: string) => {
      return `{ ${fields.split(/\s+/).join(' ')} }`;
    })
    .replaceAll(/^/gm, '  ');
}
