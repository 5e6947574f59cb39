import {
  federationNames,
  leavesOf,
  type ContractFacts,
  type CoordinateFacts,
} from '@demarc/supergraph/contract';
import { Kind, type NamedTypeNode, type StringValueNode } from 'graphql';
import { argumentValue } from '../applications.ts';
import { composedDirectives } from '../composed-directives.ts';
import { homeElsewhere } from '../home-elsewhere.ts';
import { isExternal } from '../is-external.ts';
import { listNames } from '../list-names.ts';
import type { PolicyRule, PolicySubject, Violation } from '../policy-rule.ts';

/** What an entity is says its home: a context that extends it brings fields of its own and nothing else. */
export const entityChangedElsewhere: PolicyRule = {
  code: 'ENTITY_CHANGED_ELSEWHERE',
  family: 'ownership',
  severity: 'ERROR',
  when: "A contract says of another context's entity, its keys or shared fields what the home does not: an interface, a further key, or a directive that composes, such as `@tag` or `@inaccessible`.",
  todo: 'Add fields of your own alone; what the entity itself is to be, let its home say.',
  *find(subject) {
    for (const facts of subject.facts.all) {
      const home = facts.isForeign ? homeElsewhere(facts.type, subject) : undefined;
      const said = home?.get(facts.coordinate);
      if (home === undefined || said === undefined) continue;
      // What an @external field says the composer refuses.
      if (isExternal(facts, subject.facts)) continue;
      const repeated = { facts, said, home };
      if (facts.kind === 'TYPE') yield* furtherInterfaces(repeated);
      if (facts.kind === 'TYPE') yield* furtherKeys(repeated, subject);
      yield* furtherDirectives(repeated, subject);
    }
  },
};

/** What a contract repeats of an entity, and what the home says of it. */
interface Repeated {
  readonly facts: CoordinateFacts;
  readonly said: CoordinateFacts;
  readonly home: ContractFacts;
}

function* furtherInterfaces({ facts, said, home }: Repeated): Generator<Violation> {
  const known = new Set(interfacesOf(said).map(({ name }) => name.value));
  for (const node of interfacesOf(facts)) {
    const { value } = node.name;
    if (known.has(value)) continue;
    yield {
      facts,
      node,
      message:
        `${facts.coordinate} implements ${value} here, and not in ${home.contract.name}, its home: a context that extends ` +
        `an entity adds fields to it and nothing else. Take ${value} off, or ask ${home.contract.name} to implement it.`,
    };
  }
}

function* furtherKeys(
  { facts, said, home }: Repeated,
  { facts: contract }: PolicySubject,
): Generator<Violation> {
  const keys = keysOf(said, home).map(({ value }) => value);
  const known = new Set(keys.map(identify));
  for (const node of keysOf(facts, contract)) {
    if (known.has(identify(node.value))) continue;
    const names = keys.map((key) => `"${key}"`);
    yield {
      facts,
      node,
      message:
        `${facts.coordinate} has no key "${node.value}" in ${home.contract.name}, its home. ` +
        `Refer to it by ${listNames(names, 'or')}, or ask ${home.contract.name} for the key.`,
    };
  }
}

function* furtherDirectives(
  { facts, said, home }: Repeated,
  { facts: contract }: PolicySubject,
): Generator<Violation> {
  const textAtHome = composedDirectives(home);
  const known = new Set(said.directives.map(textAtHome));
  const textHere = composedDirectives(contract);
  for (const node of facts.directives) {
    const text = textHere(node);
    if (text === undefined || known.has(text)) continue;
    const { name } = home.contract;
    yield {
      facts,
      node,
      message:
        `@${node.name.value} on ${facts.coordinate} would hold in the whole graph, and ${name}, the home of ` +
        `${facts.type}, does not say it. Take it off, or ask ${name} to write it.`,
    };
  }
}

function interfacesOf({ nodes }: CoordinateFacts): readonly NamedTypeNode[] {
  return nodes.flatMap((node) => ('interfaces' in node ? (node.interfaces ?? []) : []));
}

function keysOf(facts: CoordinateFacts, { contract }: ContractFacts): readonly StringValueNode[] {
  const key = federationNames(contract.document)('key');
  return facts.directives
    .filter((directive) => directive.name.value === key)
    .map((directive) => argumentValue(directive, 'fields'))
    .filter((value) => value?.kind === Kind.STRING);
}

/** `id name` and `name id` are one key. */
function identify(fields: string): string {
  return leavesOf(fields).join(' ');
}
