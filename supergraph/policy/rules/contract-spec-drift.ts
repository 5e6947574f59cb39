import {
  contractDefinitions,
  CONTRACT_SPEC,
  CONTRACT_URL,
  linkedSpec,
  type Link,
} from '@demarc/supergraph/contract';
import { Kind, type DefinitionNode, type DocumentNode } from 'graphql';
import { definitionName } from '../definition-name.ts';
import { definitionDifference } from '../definition-difference.ts';
import { speaksTheLanguage } from '../language-directives.ts';
import { listNames } from '../list-names.ts';
import type { PolicyRule, Violation } from '../policy-rule.ts';
import { schemaNode } from '../schema-node.ts';

const VERSION = CONTRACT_URL.slice(CONTRACT_SPEC.length + 1);
const LANGUAGE = `the contract language ${VERSION}`;

/** One language in every contract: of two definitions the composer keeps one, and the other's words are lost. */
export const contractSpecDrift: PolicyRule = {
  code: 'CONTRACT_SPEC_DRIFT',
  family: 'ownership',
  severity: 'ERROR',
  when: 'A definition of the contract language is missing, or differs from contract.graphql in more than descriptions; or the linked version is not v1.0.',
  todo: 'Run `demarc fmt`, which writes the definitions as they are.',
  *find({ contract: { document, name }, facts }) {
    if (!speaksTheLanguage(facts)) return;
    const link = linkedSpec(document, CONTRACT_SPEC);
    if (link !== undefined && link.url !== CONTRACT_URL) yield otherVersion(link);

    const mend = `\`demarc fmt ${name}\` writes the definitions as they are.`;
    const defined = document.definitions.filter(({ kind }) => !kind.endsWith('Extension'));
    const missing: string[] = [];
    const wanted = new Map(contractDefinitions.definitions.map((one) => [calledBy(one), one]));
    for (const [called, model] of wanted) {
      const local = localNameOf(called, link);
      const here = defined.find((one) => calledBy(one) === local);
      const difference = here && definitionDifference(here, model);
      if (here === undefined) missing.push(local);
      if (difference === undefined) continue;
      const message = `${local} is not the one of ${LANGUAGE}: ${difference.message}. ${mend}`;
      yield { coordinate: local, node: difference.node, message };
    }
    if (missing.length > 0) {
      yield {
        node: link?.node ?? schemaNode(document),
        message: `The definition of ${listNames(missing)} is missing: every contract repeats ${LANGUAGE}. ${mend}`,
      };
    }
    yield* foreignWords(document, wanted);
  },
};

function otherVersion(link: Link): Violation {
  const version = link.url.slice(CONTRACT_SPEC.length + 1);
  return {
    node: link.given.get('url')?.value,
    message: `This contract links ${version} of the contract language, and this graph speaks ${VERSION}. Write url: "${CONTRACT_URL}".`,
  };
}

/** Rules pass over names with the prefix of the language, so that nothing else may bear it. */
function* foreignWords(
  { definitions }: DocumentNode,
  wanted: ReadonlyMap<string, DefinitionNode>,
): Generator<Violation> {
  for (const node of definitions) {
    const called = calledBy(node);
    if (!called.startsWith('contract__')) continue;
    const isExtension = node.kind.endsWith('Extension');
    if (wanted.has(called) && !isExtension) continue;
    yield {
      coordinate: called,
      node: definitionName(node),
      message: isExtension
        ? `${called} is extended here, and belongs to ${LANGUAGE}. Take the extension out.`
        : `${called} is not of ${LANGUAGE}, to which all names with contract__ belong. Give it another name.`,
    };
  }
}

/** `@contract`, `contract__Stage`; empty for what has no name. */
function calledBy(node: DefinitionNode): string {
  const name = definitionName(node)?.value ?? '';
  return node.kind === Kind.DIRECTIVE_DEFINITION ? `@${name}` : name;
}

/** What CONTRACT_ALIASED already speaks of is compared under its other name. */
function localNameOf(called: string, link: Link | undefined): string {
  const imported = link?.imports.find(({ name }) => name === called);
  return imported?.local ?? called;
}
