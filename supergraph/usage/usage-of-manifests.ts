import type { GraphQLSchema } from 'graphql';
import type { ClientManifest, ManifestOperation } from './client-manifest.ts';
import { usageOfOperation } from './operation-usage.ts';
import type { RegisteredClients } from './registered-clients.ts';
import type { UsageDoor, UsageVerdict, Use } from './usage-door.ts';

/** Who is registered, and against what their operations are read. */
export interface ManifestUsage {
  readonly registered: RegisteredClients;
  /** The API schemas of the versions before a change. An operation counts if it fits one of them. */
  readonly schemas: readonly GraphQLSchema[];
}

/** Who uses what, as far as it can be read. */
interface UseIndex {
  usesOf(coordinate: string): readonly Use[] | undefined;
  /** The operations that fit none of the schemas. */
  readonly unread: readonly Use[];
}

/**
 * The usage that active client versions have registered: it counts even without traffic, on whatever
 * day. Who is not registered may use anything, so that the answer is USED or UNKNOWN and never UNUSED.
 */
export function usageOfManifests({ registered, schemas }: ManifestUsage): UsageDoor {
  const active = registered.manifests.filter(({ state }) => state === 'active');
  let index: UseIndex | undefined;
  return (coordinate) => {
    index ??= indexUses(active, schemas);
    const uses = index.usesOf(coordinate);
    return Promise.resolve(
      uses === undefined
        ? unknown({ active, unread: index.unread, registered })
        : { verdict: 'USED', uses },
    );
  };
}

function indexUses(active: readonly ClientManifest[], schemas: readonly GraphQLSchema[]): UseIndex {
  const senders = new Map<string, { operation: ManifestOperation; uses: Use[] }>();
  for (const { client, version, operations } of active) {
    for (const operation of operations) {
      const use: Use = { client, version, operation: operation.name };
      const known = senders.get(operation.id);
      if (known === undefined) senders.set(operation.id, { operation, uses: [use] });
      else known.uses.push(use);
    }
  }
  const byCoordinate = new Map<string, (readonly Use[])[]>();
  const unread: Use[] = [];
  for (const { operation, uses } of senders.values()) {
    const read = schemas.map((schema) => usageOfOperation(operation, schema));
    if (read.every((used) => used === undefined)) unread.push(...uses);
    for (const coordinate of new Set(read.flatMap((used) => [...(used?.keys() ?? [])]))) {
      const known = byCoordinate.get(coordinate);
      if (known === undefined) byCoordinate.set(coordinate, [uses]);
      else known.push(uses);
    }
  }
  return { unread, usesOf: (coordinate) => byCoordinate.get(coordinate)?.flat() };
}

interface Ignorance {
  readonly active: readonly ClientManifest[];
  readonly unread: readonly Use[];
  readonly registered: RegisteredClients;
}

function unknown({ active, unread, registered: { findings } }: Ignorance): UsageVerdict {
  const [first, ...others] = unread;
  const reasons = [
    active.length === 0
      ? 'No client is registered: `demarc clients push` registers one.'
      : 'No registered client uses it, but there may be others.',
    first &&
      `${first.operation} of ${first.client} ${first.version}${andMore(others.length)} cannot be read, ` +
        'because it does not fit the API before the change.',
    findings.length > 0 &&
      `The manifest ${shortPath(findings[0]?.file)}${andMore(findings.length - 1)} cannot be read.`,
    'Traffic is not measured yet.',
  ];
  const mayBeUsed = unread.length > 0 || findings.length > 0;
  const reason = reasons.filter((one) => typeof one === 'string').join(' ');
  return { verdict: 'UNKNOWN', reason, ...(mayBeUsed && { mayBeUsed }) };
}

function andMore(count: number): string {
  return count === 0 ? '' : ` (and ${count} more)`;
}

/** `web/3.2.0.json` */
function shortPath(file = ''): string {
  return file.split(/[\\/]/).slice(-2).join('/');
}
