import { describe, expect, test } from '@jest/globals';
import {
  DefinitionDraft,
  type DraftStep,
} from '../../../subgraphs/workflows/model/definition-draft.ts';

const action: DraftStep = { key: 'check', name: 'Check', kind: 'ACTION' };
const people: DraftStep = {
  key: 'approve',
  name: 'Approve',
  kind: 'APPROVAL',
  requiredCount: 2,
  dueInHours: 24,
};

const flawed: readonly {
  readonly steps: readonly DraftStep[];
  readonly problems: readonly string[];
}[] = [
  { steps: [action, people], problems: [] },
  {
    steps: [action, action, action],
    problems: ['More than one step is called check; each needs a key of its own.'],
  },
  {
    steps: [{ ...people, requiredCount: null }],
    problems: ['approve is decided by people, and requiredCount says by how many.'],
  },
  {
    steps: [{ ...people, dueInHours: null }],
    problems: ['approve is decided by people, and dueInHours says until when.'],
  },
  {
    steps: [{ ...people, awaitsReport: true }],
    problems: ['approve is decided by people: nobody reports it.'],
  },
  { steps: [{ ...people, awaitsReport: false }], problems: [] },
  {
    steps: [{ ...action, requiredCount: 1, dueInHours: 1 }],
    problems: [
      'check is decided by nobody: it takes no requiredCount.',
      'check is decided by nobody: it takes no dueInHours.',
    ],
  },
];

describe('a draft of a definition', () => {
  test.each(flawed)('of $steps has the problems $problems', ({ steps, problems }) => {
    expect(new DefinitionDraft(steps).problems()).toEqual(problems);
  });

  test('keeps what was said of each step, in order, and nothing else', () => {
    const draft = new DefinitionDraft([
      { ...action, awaitsReport: false, requiredCount: null },
      people,
      { ...action, key: 'pay', awaitsReport: true },
    ]);
    expect(draft.body()).toEqual({
      steps: [
        { key: 'check', name: 'Check', kind: 'ACTION' },
        { key: 'approve', name: 'Approve', kind: 'APPROVAL', requiredCount: 2, dueInHours: 24 },
        { key: 'pay', name: 'Check', kind: 'ACTION', awaitsReport: true },
      ],
    });
  });
});
