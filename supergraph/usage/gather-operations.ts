import type { Finding } from '@demarc/supergraph/contract';
import { gatherScope, type GatheredOperation, type GatheredOperations } from './gather-scope.ts';
import { operationFinding, placeText, startOf, type ParsedText } from './operation-text.ts';

/**
 * Every operation of the texts, each with the fragments that it needs, whatever file they are in. The
 * body of a manifest's entry stands alone: its fragments are its own, as the client sends them.
 */
export function gatherOperations(texts: readonly ParsedText[]): GatheredOperations {
  const shared = texts.filter(({ text }) => text.entry === undefined);
  const alone = texts.filter(({ text }) => text.entry !== undefined);
  const scopes = [shared, ...alone.map((one) => [one])].map(gatherScope);
  const known = new Map<string, GatheredOperation>();
  const doubled: Finding[] = [];
  for (const one of scopes.flatMap(({ operations }) => operations)) {
    const first = known.get(one.name);
    if (first === undefined) {
      known.set(one.name, one);
      continue;
    }
    const message =
      `${one.name} is an operation at ${placeText(first.text, startOf(first.node))} already. ` +
      'Within one version of a client a name says which operation: rename one of them.';
    const start = startOf(one.node);
    doubled.push(operationFinding(one.text, { code: 'OPERATION_DOUBLED', message, start }));
  }
  const findings = [...scopes.flatMap((scope) => scope.findings), ...doubled];
  return { operations: [...known.values()], findings };
}
