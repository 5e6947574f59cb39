import { describe, expect, test } from '@jest/globals';
import {
  contractDefinitions,
  contractDirective,
  coordinatesOf,
  dataDirective,
  entitiesOf,
  lifecycleDirective,
  ownershipOf,
  type Coordinate,
} from '@demarc/supergraph/contract';
import { Kind, print, visit, type DocumentNode, type TypeNode } from 'graphql';
import { ownConfig, ownContracts } from '../kit/read-contracts.ts';

const config = await ownConfig();
const contracts = await ownContracts();
const teams = new Map(config.teams.map((team) => [team.id, team]));

/** What another context owns and this one only refers to: its home annotates it. */
function ownCoordinates(document: DocumentNode): Coordinate[] {
  const entities = entitiesOf(document);
  const isForeign = ({ node, ancestors }: Coordinate): boolean => {
    const type = ancestors[0] ?? node;
    const entity = entities.get(type.name.value);
    const isExternal = [node, ...ancestors].some((one) =>
      one.directives?.some((directive) => directive.name.value === 'external'),
    );
    const isKey = ancestors.length === 1 && entity?.keyFields.has(node.name.value);
    return (
      isExternal || (entity !== undefined && !entity.isHome && (node === type || isKey === true))
    );
  };
  const isOfTheLanguage = ({ coordinate }: Coordinate) => coordinate.startsWith('contract__');
  return [...coordinatesOf(document)].filter((one) => !isOfTheLanguage(one) && !isForeign(one));
}

const names = (coordinates: readonly Coordinate[]) => coordinates.map((one) => one.coordinate);

describe.each(contracts)('the contract of $name', ({ name, document }) => {
  const coordinates = ownCoordinates(document);
  const ownership = ownershipOf(document);

  test('says what everything means', () => {
    const silent = coordinates.filter(({ node }) => descriptionOf(node).length < 5);
    expect(names(silent)).toEqual([]);
  });

  test('gives everything an owner who answers for this context, or the platform', () => {
    const unowned = coordinates.filter((coordinate) => {
      const owner = teams.get(ownership.effectiveOwner(coordinate) ?? '');
      return owner?.id !== 'platform' && !owner?.contexts.includes(name);
    });
    expect(names(unowned)).toEqual([]);
  });

  test('names a source for every field that an entity resolves', () => {
    const entities = entitiesOf(document);
    const sourceless = coordinates.filter(
      ({ node, ancestors: [type] }) =>
        node.kind === Kind.FIELD_DEFINITION &&
        type !== undefined &&
        entities.has(type.name.value) &&
        contractDirective(node)?.source === undefined,
    );
    expect(names(sourceless)).toEqual([]);
  });

  test('classes every field that an object type resolves, directly or by its type', () => {
    const unclassed = coordinates.filter(
      ({ node, ancestors: [type] }) =>
        node.kind === Kind.FIELD_DEFINITION &&
        type !== undefined &&
        type.name.value !== 'Query' &&
        dataDirective(node) === undefined &&
        dataDirective(type) === undefined,
    );
    expect(names(unclassed)).toEqual([]);
  });

  test('lets nothing non-null cross to another context, whose outage would take the rest along', () => {
    const entities = entitiesOf(document);
    const isForeign = (type: string | undefined) => entities.get(type ?? '')?.isHome === false;
    const crossing = coordinates.filter(
      ({ node, ancestors: [type] }) =>
        node.kind === Kind.FIELD_DEFINITION &&
        ((isForeign(type?.name.value) && node.type.kind === Kind.NON_NULL_TYPE) ||
          isForeign(nonNullNamed(node.type))),
    );
    expect(names(crossing)).toEqual([]);
  });

  test('gives personal data its purpose, retention and subject', () => {
    const careless = coordinates.filter(({ node }) => {
      const data = dataDirective(node);
      const isPersonal = ['PERSONAL', 'SENSITIVE', 'SECRET'].includes(data?.class ?? '');
      return isPersonal && !(data?.purpose && data.retention && data.subject);
    });
    expect(names(careless)).toEqual([]);
  });

  test('deprecates with a replacement, a date, and the reason that clients see', () => {
    const drifted = coordinates.filter(({ node }) => {
      const lifecycle = lifecycleDirective(node);
      if (lifecycle?.stage !== 'DEPRECATED') return false;
      const deprecated = node.directives?.find((one) => one.name.value === 'deprecated');
      const wanted = `Use ${lifecycle.replacedBy ?? ''}. Retires ${lifecycle.retireOn ?? ''}.`;
      return !deprecated || !print(deprecated).includes(`"${wanted}"`);
    });
    expect(names(drifted)).toEqual([]);
  });

  test('repeats the definitions of the contract language as they are', () => {
    const printed = ({ definitions }: DocumentNode) =>
      new Map(definitions.map((node) => [head(node), print(node)]));
    expect(Object.fromEntries(printed(withoutMeaning(document)))).toMatchObject(
      Object.fromEntries(printed(withoutMeaning(contractDefinitions))),
    );
  });
});

test('the first deprecation lives beside its replacement', () => {
  const accounts = contracts.find(({ name }) => name === 'accounts');
  const all = [...coordinatesOf(accounts?.document ?? { kind: Kind.DOCUMENT, definitions: [] })];
  const status = all.find(({ coordinate }) => coordinate === 'Organization.status');
  expect(status && lifecycleDirective(status.node)).toMatchObject({
    stage: 'DEPRECATED',
    replacedBy: 'Organization.lifecycleState',
    retireOn: '2027-03-01',
  });
  expect(names(all)).toContain('Organization.lifecycleState');
});

function head(node: DocumentNode['definitions'][number]): string {
  const name = (node as { readonly name?: { readonly value: string } }).name;
  return `${node.kind} ${name?.value ?? ''}`;
}

/** Extensions cannot have a description in GraphQL; they say nothing of their own. */
function descriptionOf(node: Coordinate['node']): string {
  return (node as { readonly description?: { readonly value: string } }).description?.value ?? '';
}

function withoutMeaning(document: DocumentNode): DocumentNode {
  return visit(document, {
    StringValue: (_node, key) => (key === 'description' ? null : undefined),
  });
}

/** The named type that a type wraps, if nothing but a value may stand for it: `User!`, `[User!]`. */
function nonNullNamed(type: TypeNode): string | undefined {
  if (type.kind === Kind.LIST_TYPE) return nonNullNamed(type.type);
  if (type.kind === Kind.NAMED_TYPE) return undefined;
  return type.type.kind === Kind.NAMED_TYPE ? type.type.name.value : nonNullNamed(type.type);
}
