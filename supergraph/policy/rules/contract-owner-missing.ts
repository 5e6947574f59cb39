import {
  CONTRACT_SPEC,
  CONTRACT_URL,
  FEDERATION_SPEC,
  linkedSpec,
  type CoordinateFacts,
} from '@demarc/supergraph/contract';
import { homeElsewhere } from '../home-elsewhere.ts';
import { federationDirectives } from '../federation-directives.ts';
import { speaksTheLanguage } from '../language-directives.ts';
import { ownFacts } from '../own-facts.ts';
import type { PolicyRule, PolicySubject, Violation } from '../policy-rule.ts';
import { rootTypeNames } from '../root-type-names.ts';
import { schemaNode } from '../schema-node.ts';
import { suggestTeams, teamsOfContext } from '../suggest-teams.ts';

/** Everything has a team that answers for it. What inherits from what has none is not named again. */
export const contractOwnerMissing: PolicyRule = {
  code: 'CONTRACT_OWNER_MISSING',
  family: 'ownership',
  severity: 'ERROR',
  when: 'A type or one of its parts has no owner, neither its own nor an inherited one, and neither has the home of an entity what is shared of it.',
  todo: 'Write `@contract(owner:)` on it, or on `extend schema` for the whole contract.',
  *find(subject) {
    yield* unheardOf(subject);
    const own = ownFacts(subject.facts);
    const unowned = own.filter(({ owner }) => owner === undefined);
    // Under another name an owner may well be there: CONTRACT_ALIASED says so.
    if (unowned.length === 0 || isCalledOtherwise(subject)) return;
    if (unowned.length === own.length) yield wholeContract(subject);
    else yield* topmost(unowned, subject);
  },
};

function isCalledOtherwise({ contract: { document } }: PolicySubject): boolean {
  const imported = linkedSpec(document, CONTRACT_SPEC)?.imports ?? [];
  return imported.some(({ name, local }) => name === '@contract' && local !== name);
}

function wholeContract(subject: PolicySubject): Violation {
  const { contract, facts } = subject;
  const [team = '<team>'] = teamsOfContext(subject);
  const owner = `@contract(owner: "${team}")`;
  const node = schemaNode(contract.document);
  if (speaksTheLanguage(facts)) {
    const message =
      `Nothing in this contract has an owner. Write ${owner} on \`extend schema\`: ` +
      `types and fields inherit it. ${suggestTeams(subject)}`;
    return { message, node };
  }
  const message =
    `This contract names no owner for anything: it does not speak the contract language. Write ` +
    `\`extend schema ${federationLink(subject)}@link(url: "${CONTRACT_URL}", import: ["@contract", "@lifecycle", "@data"]) ` +
    `${owner}\` at its head, then run \`demarc fmt ${contract.name}\`, which adds the rest. ` +
    suggestTeams(subject);
  return { message, node };
}

/** What carries the language to the supergraph, for a contract that has not heard of federation 2. */
function federationLink({ contract: { document }, facts }: PolicySubject): string {
  if (linkedSpec(document, FEDERATION_SPEC) !== undefined) return '';
  const applied = new Set(facts.all.flatMap((one) => one.directives.map(({ name }) => name.value)));
  const used = federationDirectives.filter((name) => applied.has(name));
  const imports = [...used, 'composeDirective'].map((name) => `"@${name}"`).join(', ');
  return `@link(url: "${FEDERATION_SPEC}/v2.9", import: [${imports}]) `;
}

function* topmost(
  unowned: readonly CoordinateFacts[],
  subject: PolicySubject,
): Generator<Violation> {
  const { facts } = subject;
  const roots = rootTypeNames(facts);
  const divided = new Set(
    facts.all.flatMap(({ owner, parent }) =>
      owner !== undefined && parent && roots.has(parent.coordinate) ? [parent] : [],
    ),
  );
  for (const one of unowned) {
    // A root type whose fields have owners of their own belongs to nobody: its other fields are named.
    if (divided.has(one)) continue;
    const { parent } = one;
    if (parent !== undefined && !parent.isForeign && !divided.has(parent)) continue;
    yield {
      facts: one,
      message:
        `${one.coordinate} has no owner. Write @contract(owner:) on it, or on \`extend schema\` for ` +
        `the whole contract. ${suggestTeams(subject)}`,
    };
  }
}

/** For keys and shared fields of an entity its home speaks: what the home does not have, nobody answers for. */
function* unheardOf({
  contract,
  facts: { all, entities },
  graph,
}: PolicySubject): Generator<Violation> {
  for (const facts of all) {
    const { coordinate, isForeign, kind, type } = facts;
    const home =
      isForeign && kind === 'FIELD' ? homeElsewhere(type, { contract, graph }) : undefined;
    if (home === undefined || home.get(coordinate) !== undefined) continue;
    const { name } = home.contract;
    const isKey = entities.get(type)?.keyFields.has(coordinate.slice(type.length + 1)) === true;
    const [what, instead] = isKey
      ? ['a key', 'take the key out']
      : ['shared', `leave it to ${contract.name} alone, without @shareable`];
    yield {
      facts,
      message:
        `Nobody answers for ${coordinate}: it is ${what} here, so that ${name}, the home of ${type}, speaks for it; ` +
        `and ${name} does not have it. Add it there, with owner, meaning and class; or ${instead}.`,
    };
  }
}
