import { placeOf, type Finding } from '@demarc/supergraph/contract';
import { Kind, Source, type DocumentNode } from 'graphql';
import type { ClientFindingCode } from './client-findings.ts';
import type { OperationText, ReadTexts } from './operation-text.ts';
import { memberOf, type JsonNode } from './read-json.ts';

const APOLLO_FORMAT = 'apollo-persisted-query-manifest';

/** What an entry says that its body is. */
interface ExpectedOperation {
  readonly name: string;
  readonly type: string;
}

/** Parses the body of one entry. */
type ParseBody = (text: OperationText) => ReadTexts;

/**
 * Reads the manifest of Apollo (`generate-persisted-query-manifest`), or a map of hashes to documents,
 * as Relay and GraphQL Code Generator write it.
 */
export function readPersistedOperations(
  { source, root }: { readonly source: Source; readonly root: JsonNode },
  parseBody: ParseBody,
): ReadTexts {
  const refuse = (node: JsonNode, code: ClientFindingCode, message: string): ReadTexts => ({
    texts: [],
    findings: [
      {
        code,
        severity: 'ERROR',
        message,
        ...placeOf({ source, start: node.start }),
      } satisfies Finding,
    ],
  });
  const bodyOf = (node: JsonNode & { kind: 'string' }, label: string): OperationText => ({
    source: new Source(node.value, source.name),
    entry: { source, start: node.start, label },
  });

  const members = root.kind === 'object' ? root.members : [];
  const format = memberOf(root, 'format');
  if (format === undefined && members.length > 0) {
    const entries = members.map(({ key, value }) =>
      value.kind === 'string' ? parseBody(bodyOf(value, `entry ${key.slice(0, 20)}`)) : undefined,
    );
    if (!entries.includes(undefined)) return join(entries.filter((one) => one !== undefined));
  }
  const operations = memberOf(root, 'operations');
  const version = memberOf(root, 'version');
  const isApollo =
    format?.kind === 'string' &&
    format.value === APOLLO_FORMAT &&
    version?.kind === 'other' &&
    version.value === 1 &&
    operations?.kind === 'array';
  if (!isApollo) {
    return refuse(
      format ?? root,
      'PERSISTED_MANIFEST_UNKNOWN',
      `This JSON is no manifest that is known. It may be Apollo's ("format": "${APOLLO_FORMAT}", "version": 1, ` +
        '"operations": […]), or a map of hashes to documents.',
    );
  }
  return join(
    operations.items.map((node, index) => {
      const label = `entry ${index + 1}`;
      const [name, type, body] = ['name', 'type', 'body'].map((key) => memberOf(node, key));
      if (name?.kind !== 'string' || type?.kind !== 'string' || body?.kind !== 'string') {
        const message = `Entry ${index + 1} of "operations" needs a text each for "name", "type" and "body".`;
        return refuse(node, 'PERSISTED_ENTRY_INVALID', message);
      }
      const expected = { name: name.value, type: type.value };
      const parsed = parseBody(bodyOf(body, label));
      const isOther = parsed.texts.some(({ document }) => !isExpected(document, expected));
      if (!isOther) return parsed;
      const message = `The body of ${label} is not the one ${type.value} ${name.value} that the entry says.`;
      return refuse(body, 'PERSISTED_ENTRY_INVALID', message);
    }),
  );
}

function isExpected({ definitions }: DocumentNode, { name, type }: ExpectedOperation): boolean {
  const operations = definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const [only, ...others] = operations;
  const found: string | undefined = only?.operation;
  return others.length === 0 && only?.name?.value === name && found === type;
}

function join(parts: readonly ReadTexts[]): ReadTexts {
  return {
    texts: parts.flatMap(({ texts }) => texts),
    findings: parts.flatMap(({ findings }) => findings),
  };
}
