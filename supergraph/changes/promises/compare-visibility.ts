import type { Statement } from '@demarc/supergraph/contract';
import type { Difference } from '../change.ts';
import { contractDifference } from './contract-difference.ts';
import { federationDirectives, textOf } from './federation-directives.ts';
import type { PromisePair } from './promise-pair.ts';

/** Who sees it: clients, variants, the subgraphs that know its interface. */
export function* compareVisibility({ before, after }: PromisePair): Generator<Difference> {
  const { coordinate } = after.facts;
  const { name } = after.contract.contract;

  const isHidden = bears(after, 'inaccessible');
  if (bears(before, 'inaccessible') !== isHidden) {
    yield contractDifference(isHidden ? 'INACCESSIBLE_ADDED' : 'INACCESSIBLE_REMOVED', after, {
      message: isHidden
        ? `${name} hides ${coordinate} from clients (@inaccessible).`
        : `${name} no longer hides ${coordinate} from clients (@inaccessible).`,
    });
  }

  const [was, is] = [tagsOf(before), tagsOf(after)];
  for (const tag of [...was].filter((one) => !is.has(one))) {
    const message = `${coordinate} loses the tag "${tag}" in ${name}.`;
    yield contractDifference('TAG_REMOVED', after, { message });
  }
  for (const tag of [...is].filter((one) => !was.has(one))) {
    const message = `${coordinate} gets the tag "${tag}" in ${name}.`;
    yield contractDifference('TAG_ADDED', after, { message });
  }

  const stands = bears(after, 'interfaceObject');
  if (bears(before, 'interfaceObject') !== stands) {
    yield contractDifference('INTERFACE_OBJECT_CHANGED', after, {
      message: stands
        ? `${coordinate} in ${name} now stands for all types of the interface (@interfaceObject).`
        : `${coordinate} in ${name} no longer stands for all types of the interface (@interfaceObject).`,
    });
  }
}

function bears(statement: Statement, name: 'inaccessible' | 'interfaceObject'): boolean {
  return federationDirectives(statement, name).length > 0;
}

function tagsOf(statement: Statement): Set<string> {
  return new Set(
    federationDirectives(statement, 'tag').flatMap((tag) => textOf(tag, 'name') ?? []),
  );
}
