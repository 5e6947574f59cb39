import type { ChangeKindEntry } from '../../change-kind.ts';

/** What other subgraphs build on. */
export const federationKinds = {
  KEY_ADDED: {
    level: 'CONTRACT',
    severities: ['SAFE'],
    what: 'one more @key',
    why: 'Other subgraphs may refer to the entity in one more way.',
  },
  KEY_REMOVED: {
    level: 'CONTRACT',
    severities: ['BREAKING'],
    what: 'a @key is gone',
    why: 'Subgraphs that refer to the entity by it reach it no longer.',
  },
  KEY_MADE_RESOLVABLE: {
    level: 'CONTRACT',
    severities: ['SAFE'],
    what: 'the entity can be fetched here by a @key that was only a reference',
    why: 'Nothing that worked stops working.',
  },
  KEY_MADE_UNRESOLVABLE: {
    level: 'CONTRACT',
    severities: ['BREAKING'],
    what: 'the entity cannot be fetched here by a @key any longer',
    why: 'Subgraphs that refer to the entity by it reach what is resolved here no longer.',
  },
  SHAREABLE_ADDED: {
    level: 'CONTRACT',
    severities: ['SAFE'],
    what: 'other subgraphs may resolve it too',
    why: 'Nothing that worked stops working.',
  },
  SHAREABLE_REMOVED: {
    level: 'CONTRACT',
    severities: ['BREAKING'],
    what: 'other subgraphs may not resolve it any longer',
    why: 'A subgraph that resolves it too no longer composes.',
  },
  EXTERNAL_ADDED: {
    level: 'CONTRACT',
    severities: ['DANGEROUS'],
    what: 'a subgraph only repeats what it resolved',
    why: 'What it answered comes from another subgraph.',
  },
  EXTERNAL_REMOVED: {
    level: 'CONTRACT',
    severities: ['SAFE'],
    what: 'a subgraph resolves what it only repeated',
    why: 'Those who resolve it have said with @shareable that others may.',
  },
  OVERRIDE_ADDED: {
    level: 'CONTRACT',
    severities: ['DANGEROUS'],
    what: 'a subgraph takes a field over from another',
    why: 'Other code answers for the same name, and another team with it.',
  },
  OVERRIDE_CHANGED: {
    level: 'CONTRACT',
    severities: ['DANGEROUS'],
    what: 'a field is taken over from another subgraph, or for another share of the operations',
    why: 'Other code answers for the same name in some operations.',
  },
  OVERRIDE_REMOVED: {
    level: 'CONTRACT',
    severities: ['SAFE', 'DANGEROUS'],
    what: 'a field is taken over no longer',
    why: 'Safe where the other subgraph has given the field up; else it answers again.',
  },
  RESOLVER_ADDED: {
    level: 'CONTRACT',
    severities: ['SAFE'],
    what: 'one more subgraph has it',
    why: 'Those who have it already have said with @shareable that others may.',
  },
  RESOLVER_REMOVED: {
    level: 'CONTRACT',
    severities: ['SAFE', 'DANGEROUS'],
    what: 'a subgraph gives up what others still have',
    why: 'Safe for a type that nothing here needs any more and for a field that was taken over; else what it answered comes from another subgraph.',
  },
  RESOLVER_MOVED: {
    level: 'CONTRACT',
    severities: ['DANGEROUS'],
    what: 'it leaves one subgraph and appears in another',
    why: 'Other code answers for the same name, and another team with it.',
  },
  REQUIRES_CHANGED: {
    level: 'CONTRACT',
    severities: ['DANGEROUS'],
    what: 'it is computed from other fields of other subgraphs',
    why: 'The value follows from something else, and fails with something else.',
  },
  PROVIDES_ADDED: {
    level: 'CONTRACT',
    severities: ['SAFE'],
    what: 'more fields are answered along this way',
    why: 'Operations need fewer fetches.',
  },
  PROVIDES_REMOVED: {
    level: 'CONTRACT',
    severities: ['DANGEROUS'],
    what: 'fewer fields are answered along this way',
    why: 'Operations need another fetch, from another subgraph.',
  },
  CONTEXT_CHANGED: {
    level: 'CONTRACT',
    severities: ['DANGEROUS'],
    what: 'another @context, or another value from it',
    why: 'Fields that take an argument from the context are given another value.',
  },
} as const satisfies Record<string, ChangeKindEntry>;
