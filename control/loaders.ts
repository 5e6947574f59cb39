import DataLoader from 'dataloader';
import { GraphQLError } from 'graphql';
import type { Approval, PublishedContract, Registry, Version } from '@demarc/supergraph/registry';

/** Characters of contracts, schemas and reports that one answer may be made of: a graph of 200 subgraphs fits well. */
const MAX_CHARACTERS = 128 * 1024 * 1024;

/** Every read that answers need more than once, each done once for one request. */
export interface ControlLoaders {
  readonly version: DataLoader<number, Version | undefined>;
  readonly contracts: DataLoader<number, readonly PublishedContract[]>;
  readonly changedSubgraphs: DataLoader<number, readonly string[]>;
  readonly approvals: DataLoader<string, readonly Approval[]>;
  /**
   * A text by its digest; one that stands in the answer twice, under aliases, counts twice.
   * @throws GraphQLError ANSWER_TOO_LARGE where one answer asks for too many
   */
  readonly document: Pick<DataLoader<string, string>, 'load'>;
}

/** Makes the loaders of one request. */
export function createLoaders(registry: Registry): ControlLoaders {
  let characters = 0;
  const documents = new DataLoader(readDocuments);
  const each = <Key, Value>(read: (key: Key) => Promise<Value>) =>
    new DataLoader<Key, Value>((keys) => Promise.all(keys.map(read)));
  return {
    version: each((number) => registry.version(number)),
    contracts: each((number) => registry.contractsOf(number)),
    changedSubgraphs: each((number) => registry.changedSubgraphs(number)),
    approvals: new DataLoader(async (proposals) => {
      const approvals = await registry.approvals(proposals);
      return proposals.map((id) => approvals.filter(({ proposal }) => proposal === id));
    }),
    document: {
      async load(digest) {
        const body = await documents.load(digest);
        characters += body.length;
        if (characters > MAX_CHARACTERS) throw tooLarge();
        return body;
      },
    },
  };

  /** One after the other: those that would be too much are not read. */
  async function readDocuments(digests: readonly string[]): Promise<(string | Error)[]> {
    const bodies: (string | Error)[] = [];
    let read = characters;
    for (const digest of digests) {
      const body = read > MAX_CHARACTERS ? tooLarge() : await readDocument(digest);
      if (typeof body === 'string') read += body.length;
      bodies.push(body);
    }
    return bodies;
  }

  async function readDocument(digest: string): Promise<string | Error> {
    const body = await registry.document(digest);
    return body ?? new Error(`The registry lost the document ${digest}.`);
  }
}

function tooLarge(): GraphQLError {
  return new GraphQLError(
    'This asks for too many contracts and schemas at once. Ask for fewer versions.',
    {
      extensions: { code: 'ANSWER_TOO_LARGE' },
    },
  );
}
