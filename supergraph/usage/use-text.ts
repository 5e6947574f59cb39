import { groupBy } from '@demarc/supergraph/contract';
import type { Use } from './usage-door.ts';

const MANY_CLIENTS = 10;
const MANY_VERSIONS = 5;
const MANY_OPERATIONS = 5;

const inOrder = new Intl.Collator('en', { numeric: true });

/**
 * Uses as a reader takes them in, five hundred of them too: by client, its versions with the newest
 * first, and some of the operations.
 * `web 3.2.0, 3.1.0 (Home, Overview and 12 more); ios 5.0.0 (Launch)`
 */
export function useText(uses: readonly Use[]): string {
  const clients = [...groupBy(uses, ({ client }) => client)].sort(([a], [b]) =>
    inOrder.compare(a, b),
  );
  const texts = clients.map(([client, ofClient]) => {
    const versions = distinct(ofClient.map(({ version }) => version)).reverse();
    const operations = distinct(ofClient.map(({ operation }) => operation));
    return `${client} ${some(versions, MANY_VERSIONS)} (${some(operations, MANY_OPERATIONS)})`;
  });
  const rest = texts.length - MANY_CLIENTS;
  const shown = texts.slice(0, MANY_CLIENTS).join('; ');
  return rest > 0 ? `${shown}; and ${rest} more ${rest === 1 ? 'client' : 'clients'}` : shown;
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)].sort(inOrder.compare.bind(inOrder));
}

function some(names: readonly string[], most: number): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
