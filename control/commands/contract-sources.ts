import { GraphQLError } from 'graphql';
import type { ChangeSet } from '@demarc/supergraph/publishing';

/** A contract as it is sent. */
export interface ContractInput {
  readonly subgraph: string;
  readonly url: string;
  readonly path: string;
  readonly sdl: string;
}

/**
 * Contracts that were sent, as a change set.
 * @throws GraphQLError BAD_USER_INPUT where one subgraph comes twice, or an address is none
 */
export function toChangeSet({
  contracts,
  removed,
}: {
  readonly contracts: readonly ContractInput[];
  readonly removed: readonly string[];
}): ChangeSet {
  const seen = new Set<string>();
  for (const name of [...contracts.map(({ subgraph }) => subgraph), ...removed]) {
    if (seen.has(name)) throw badInput(`The subgraph ${name} is named twice.`);
    seen.add(name);
  }
  return {
    contracts: contracts.map(({ subgraph: name, url, path, sdl }) => {
      if (!isAddress(url)) {
        throw badInput(
          `The address of ${name} is no plain http or https URL: without blanks, a password or a #.`,
        );
      }
      return { name, url, path, bytes: Buffer.from(sdl, 'utf8') };
    }),
    removed,
  };
}

/** Characters of RFC 3986; everybody who looks at a version reads it. */
function isAddress(text: string): boolean {
  if (!/^https?:\/\/[\w.~:/?[\]@!$&'()*+,;=%-]+$/.test(text)) return false;
  const url = URL.parse(text);
  return url !== null && url.username === '' && url.password === '';
}

function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
