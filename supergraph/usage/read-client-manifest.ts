import { isUtf8 } from 'node:buffer';
import { isCalendarDay, placeOf, type Finding } from '@demarc/supergraph/contract';
import type { ClientFindingCode } from './client-findings.ts';
import {
  MANIFEST_FORMAT,
  nameOfVersion,
  type ClientManifest,
  type ManifestOperation,
} from './client-manifest.ts';
import { isClientName, isClientVersion, type ClientVersion } from './client-version.ts';
import { memberOf, readJson, textOf, type JsonNode } from './read-json.ts';
import { operationId } from './validate-operation.ts';

/** A manifest, or why the file holds none. */
export type ClientManifestResult =
  | { readonly ok: true; readonly manifest: ClientManifest }
  | { readonly ok: false; readonly finding: Finding };

/** The file of a manifest, and the version that its path speaks of. */
export interface ManifestFile extends ClientVersion {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const operationTypes = ['query', 'mutation', 'subscription'] as const;

/** Reads what `demarc clients` has written; what was changed by hand since is refused. */
export function readClientManifest(file: ManifestFile): ClientManifestResult {
  const { path, bytes } = file;
  const code: ClientFindingCode = 'CLIENT_MANIFEST_INVALID';
  const refuse = (reason: string, place: Partial<Finding> = {}): ClientManifestResult => {
    const message =
      `${reason} \`demarc clients\` writes this file: take it back from git, or push ` +
      `${file.client}@${file.version} again with --replace.`;
    return { ok: false, finding: { code, severity: 'ERROR', message, file: path, ...place } };
  };
  if (!isUtf8(bytes)) return refuse('The file is not UTF-8.');
  const json = readJson(new TextDecoder().decode(bytes), path);
  if (!json.ok) return refuse(`This is not JSON: ${json.message}`, placeOf(json));
  const { source, root } = json;
  const refuseAt = ({ start }: JsonNode, reason: string) =>
    refuse(reason, placeOf({ source, start }));

  const mistake = mistakeIn(root, file);
  if (mistake !== undefined) return refuseAt(root, mistake);
  const list = memberOf(root, 'operations');
  if (list?.kind !== 'array') return refuseAt(root, 'Its "operations" are no list.');
  const operations = list.items.map(operationOf);
  const broken = list.items.find((_node, index) => operations[index] === undefined);
  if (broken !== undefined) {
    return refuseAt(broken, 'The name, type, id and body of this operation do not agree.');
  }
  const retiredOn = textOf(root, 'retiredOn');
  return {
    ok: true,
    manifest: {
      client: file.client,
      version: file.version,
      since: textOf(root, 'since') ?? '',
      state: textOf(root, 'state') === 'active' ? 'active' : 'retired',
      ...(retiredOn !== undefined && { retiredOn }),
      operations: operations.filter((one) => one !== undefined),
    },
  };
}

/** What is wrong with everything but the operations. */
function mistakeIn(root: JsonNode, { client, version }: ClientVersion): string | undefined {
  const said = { client: textOf(root, 'client') ?? '', version: textOf(root, 'version') ?? '' };
  const since = textOf(root, 'since') ?? '';
  const state = textOf(root, 'state');
  const retiredOn = textOf(root, 'retiredOn');
  if (textOf(root, 'format') !== MANIFEST_FORMAT) {
    return `This is no manifest of the format ${MANIFEST_FORMAT}.`;
  }
  if (!isClientName(said.client) || !isClientVersion(said.version)) {
    return 'This names no client with a version.';
  }
  if (said.client !== client || said.version !== version) {
    return `This is the manifest of ${nameOfVersion(said)}, in the place of another.`;
  }
  if (!isCalendarDay(since) || (retiredOn !== undefined && !isCalendarDay(retiredOn))) {
    return 'Its "since" or "retiredOn" is no day, as YYYY-MM-DD.';
  }
  if (state !== 'active' && state !== 'retired') {
    return 'Its "state" is neither "active" nor "retired".';
  }
  return undefined;
}

function operationOf(node: JsonNode): ManifestOperation | undefined {
  const [name, said, id, body] = ['name', 'type', 'id', 'body'].map((key) => textOf(node, key));
  const type = operationTypes.find((one) => one === said);
  const isWhole = name !== undefined && type !== undefined && body !== undefined;
  return isWhole && id === operationId(body) ? { name, type, id, body } : undefined;
}
