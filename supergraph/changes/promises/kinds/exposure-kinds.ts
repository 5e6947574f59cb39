import type { ChangeKindEntry } from '../../change-kind.ts';

/** Who may see it, in which variants, and what it costs. */
export const exposureKinds = {
  INACCESSIBLE_ADDED: {
    level: 'CONTRACT',
    severities: ['SAFE'],
    what: 'it is hidden from clients, not removed',
    why: 'What clients lose is told as a change of the API; subgraphs read it as before.',
  },
  INACCESSIBLE_REMOVED: {
    level: 'CONTRACT',
    severities: ['SAFE'],
    what: 'it is hidden from clients no longer',
    why: 'Nothing that worked stops working.',
  },
  TAG_ADDED: {
    level: 'CONTRACT',
    severities: ['DANGEROUS'],
    what: 'one more @tag',
    why: 'Variants are cut by tags: it may appear in some, or vanish from some.',
  },
  TAG_REMOVED: {
    level: 'CONTRACT',
    severities: ['DANGEROUS'],
    what: 'a @tag is gone',
    why: 'Variants are cut by tags: it may appear in some, or vanish from some.',
  },
  INTERFACE_OBJECT_CHANGED: {
    level: 'CONTRACT',
    severities: ['BREAKING'],
    what: '@interfaceObject is added or gone',
    why: 'The subgraph stands for all types of the interface, or no longer does.',
  },
  ACCESS_TIGHTENED: {
    level: 'CONTRACT',
    severities: ['BREAKING'],
    what: 'more is asked of who may read it',
    why: 'Operations are refused that were answered.',
  },
  ACCESS_LOOSENED: {
    level: 'CONTRACT',
    severities: ['DANGEROUS'],
    what: 'less is asked of who may read it',
    why: 'It can be read by those who could not.',
  },
  COST_CHANGED: {
    level: 'CONTRACT',
    severities: ['SAFE', 'DANGEROUS'],
    what: 'another @cost',
    why: 'Safe where it costs less; where it costs more, operations may pass the limit.',
  },
  LIST_SIZE_CHANGED: {
    level: 'CONTRACT',
    severities: ['DANGEROUS'],
    what: 'another @listSize',
    why: 'Operations are counted anew and may pass the limit.',
  },
} as const satisfies Record<string, ChangeKindEntry>;
