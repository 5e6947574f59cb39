import type { Contract, Finding } from '@demarc/supergraph/contract';
import type { ASTNode } from 'graphql';
import { withAdvice } from './advice.ts';
import type { ContractPlaces } from './contract-places.ts';
import type { GraphPlaces } from './graph-places.ts';
import { linksOf, type Link } from './link-applications.ts';
import { locateRemark } from './locate-remark.ts';
import { smallestFailing } from './smallest-failing.ts';

/** Enough for two culprits among a few hundred contracts, which take some twenty attempts. */
const MILLISECONDS = 30_000;
/** More names than that would hide the message. */
const MANY = 5;

/** What was composed when the composer broke down, and how to try again with less. */
interface Crash {
  readonly expanded: readonly Contract[];
  readonly compose: (contracts: readonly Contract[]) => unknown;
  readonly graph: GraphPlaces;
  readonly seek: Parameters<typeof locateRemark>[1]['seek'];
}

/** The composer broke down: names the fewest contracts over which it still does, and why if that is known. */
export function crashFinding(
  error: unknown,
  { expanded, compose, ...surroundings }: Crash,
): Finding {
  const url = invalidUrl(error);
  if (url !== undefined) {
    const [code, message] = ['INVALID_LINK_IDENTIFIER', `Invalid URL: ${url}`];
    const nodes = linkSites(surroundings.graph.contracts).flatMap((link) =>
      link.url === url ? (link.urlNode ?? []) : [],
    );
    const place = locateRemark({ code, message, nodes }, surroundings);
    return { ...place, code, severity: 'ERROR', message: withAdvice(code, message) };
  }
  const end = performance.now() + MILLISECONDS;
  const culprits = smallestFailing(
    expanded,
    (some) => breaksDown(() => compose(some)),
    () => performance.now() > end,
  );
  const aliased = differingImports(culprits, surroundings.graph);
  const nodes = aliased.length > 0 ? aliased : culprits.map(({ document }) => document);
  const code = 'COMPOSER_CRASHED';
  const place = locateRemark({ code, message: '', nodes }, surroundings);
  const advice =
    aliased.length > 0
      ? 'They import one directive under different names: import it under the same name everywhere.'
      : 'No other contract is needed for that: undo what was last changed there.';
  const message = `The composer broke down over ${listOf(culprits)}: ${String(error)}. ${advice}`;
  return { ...place, code, severity: 'ERROR', message };
}

/** The names of a few contracts, the number of many. */
function listOf(contracts: readonly Contract[]): string {
  const names = contracts.map(({ name }) => name);
  if (names.length > MANY)
    return `${names.length} contracts, one of which is ${names.at(-1) ?? ''}`;
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter(Boolean).join(' and ');
}

function breaksDown(compose: () => unknown): boolean {
  try {
    compose();
    return false;
  } catch {
    return true;
  }
}

/** Node says which text is no URL; the composer lets that pass. */
function invalidUrl(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, input }: { code?: unknown; input?: unknown } = error;
  return code === 'ERR_INVALID_URL' && typeof input === 'string' ? input : undefined;
}

/** The imports of one element that contracts give different names; crashes have come of that. */
function differingImports(culprits: readonly Contract[], graph: GraphPlaces): readonly ASTNode[] {
  const places = culprits.flatMap(({ name }) => graph.named(name) ?? []);
  const imports = linkSites(places).flatMap(({ url, imports }) =>
    imports.map((one) => ({ ...one, element: `${url.replace(/[^/]+$/, '')}${one.name}` })),
  );
  return imports.flatMap(({ element, local, node }) =>
    imports.some((other) => other.element === element && other.local !== local) ? [node] : [],
  );
}

function linkSites(contracts: readonly ContractPlaces[]): readonly Link[] {
  return contracts.flatMap(({ contract }) => linksOf(contract.document));
}
