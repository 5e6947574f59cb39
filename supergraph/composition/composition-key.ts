import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Contract } from '@demarc/supergraph/contract';
import { inOrder } from './in-order.ts';
import { once } from './once.ts';

/** Everything that composes, beside the contracts: our own code and the packages that it asks. */
const folders = ['./', '../contract/'];
const packages = ['@apollo/composition', '@apollo/federation-internals', 'graphql'];

/**
 * What a composition is known by: the text of every contract to the letter, since findings show lines
 * of it, its subgraph's name and URL, and the code that composes. Where the contracts lie is no part of
 * it, nor is their order.
 */
export function compositionKey(contracts: readonly Contract[]): string {
  const hash = createHash('sha256').update(codeVersion());
  for (const { name, url, document } of inOrder(contracts)) {
    for (const text of [name, url, document.loc?.source.body ?? '']) addText(hash, text);
  }
  return hash.digest('hex');
}

/** Its length comes first, so that no two lists of texts are one. */
function addText(hash: Hash, text: string): void {
  hash.update(`${text.length}:`).update(text);
}

/** Read once: code does not change while it runs. */
const codeVersion = once(() => {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const path = fileURLToPath(new URL(folder, import.meta.url));
    for (const file of readdirSync(path).toSorted()) {
      addText(hash, file);
      addText(hash, readFileSync(`${path}${file}`, 'utf8'));
    }
  }
  const require = createRequire(import.meta.url);
  for (const name of packages) {
    const { version } = require(`${name}/package.json`) as { readonly version: string };
    addText(hash, `${name}@${version}`);
  }
  return hash.digest('hex');
});
