import type { Contract, Finding } from '@demarc/supergraph/contract';
import { withAdvice } from './advice.ts';
import type { GraphPlaces, Site } from './graph-places.ts';
import { linksOf } from './link-applications.ts';
import { locateRemark } from './locate-remark.ts';
import { smallestFailing } from './smallest-failing.ts';

/** Enough for two culprits among a few hundred contracts. */
const ATTEMPTS = 100;
const MILLISECONDS = 10_000;

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
  const end = performance.now() + MILLISECONDS;
  const culprits = smallestFailing(expanded, (some) => breaksDown(() => compose(some)), {
    attempts: ATTEMPTS,
    isOver: () => performance.now() > end,
  });
  const url = invalidUrl(error);
  if (url !== undefined) {
    const [code, message] = ['INVALID_LINK_IDENTIFIER', `Invalid URL: ${url}`];
    const remark = { code, message, nodes: [], subgraph: culprits[0]?.name };
    return {
      ...locateRemark(remark, surroundings),
      code,
      severity: 'ERROR',
      message: withAdvice(code, message),
    };
  }
  const aliased = differingImports(culprits, surroundings.graph);
  const names = culprits.map(({ name }) => name);
  const nodes = aliased.map(({ node }) => node);
  const wholes = culprits.map(({ document }) => document);
  const message =
    `The composer broke down over ${names.join(' and ')}: ${String(error)}. ` +
    (aliased.length > 0
      ? 'They import one directive under different names: import it under the same name everywhere.'
      : `Without ${names.length === 1 ? 'it' : 'one of them'} it does not: undo what was last changed there.`);
  const code = 'COMPOSER_CRASHED';
  const remark = { code, message: '', nodes: nodes.length > 0 ? nodes : wholes };
  return { ...locateRemark(remark, surroundings), code, severity: 'ERROR', message };
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
  if (!(error instanceof TypeError) || !('input' in error)) return undefined;
  return typeof error.input === 'string' ? error.input : undefined;
}

/** The imports of one element that contracts give different names; crashes have come of that. */
function differingImports(culprits: readonly Contract[], graph: GraphPlaces): readonly Site[] {
  const imports = culprits.flatMap(({ name }) => {
    const places = graph.named(name);
    if (places === undefined) return [];
    return linksOf(places.contract.document).flatMap((link) =>
      link.imports.map((one) => ({
        ...one,
        places,
        element: `${link.url.replace(/[^/]+$/, '')}${one.name}`,
      })),
    );
  });
  return imports.filter(({ element, local }) =>
    imports.some((other) => other.element === element && other.local !== local),
  );
}
