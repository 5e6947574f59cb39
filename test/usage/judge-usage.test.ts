import { describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { judgeUsage, type JudgedChange } from '../../supergraph/usage/judge-usage.ts';
import type { UsageVerdict } from '../../supergraph/usage/usage-door.ts';

const after = buildSchema(`
  directive @cached(for: Int!) on FIELD
  type Query { users(first: Int!, last: Int): [User] }
  type User { id: ID }
  input Where { name: String!, age: Int }
`);
const window = { from: '2026-10-28', to: '2026-11-27' };

const removal: JudgedChange = {
  kind: 'FIELD_REMOVED',
  level: 'API',
  coordinate: 'User.name',
  severity: 'BREAKING',
  allowed: false,
  owner: 'identity',
  subgraph: 'accounts',
  file: 'accounts.graphql',
  line: 12,
  column: 3,
};
const used: UsageVerdict = {
  verdict: 'USED',
  uses: [{ client: 'web', version: '3.2.0', operation: 'Home' }],
};
const unknown: UsageVerdict = { verdict: 'UNKNOWN', reason: 'Traffic is not measured yet.' };

/** Judges changes of which each coordinate has a verdict; another one must not be asked. */
async function judge(
  changes: readonly JudgedChange[],
  verdicts: Readonly<Record<string, UsageVerdict>>,
  isDue = false,
) {
  const asked: string[] = [];
  const judged = await judgeUsage(changes, {
    usage: (coordinate, asking) => {
      asked.push(coordinate);
      expect(asking).toEqual(window);
      const verdict = verdicts[coordinate];
      if (verdict === undefined) throw new Error(`${coordinate} was asked for.`);
      return Promise.resolve(verdict);
    },
    window,
    after,
    isDueRetirement: () => isDue,
  });
  return { ...judged, asked };
}

const place = {
  coordinate: 'User.name',
  owner: 'identity',
  subgraph: 'accounts',
  file: 'accounts.graphql',
  line: 12,
  column: 3,
};

describe('a breaking change that its level has refused', () => {
  test('in use: an error that names client, version and operation', async () => {
    const { changes, findings } = await judge([removal], { 'User.name': used });
    expect(findings).toEqual([
      {
        ...place,
        code: 'BREAKING_IN_USE',
        severity: 'ERROR',
        message:
          'User.name is used by web 3.2.0 (Home). Add the new beside the old and deprecate the old, so that clients can move first.',
      },
    ]);
    expect(changes).toEqual([removal]);
  });

  test('usage unknown: a warning that says why', async () => {
    const { changes, findings } = await judge([removal], { 'User.name': unknown });
    expect(findings).toEqual([
      {
        ...place,
        code: 'BREAKING_USAGE_UNKNOWN',
        severity: 'WARNING',
        message:
          'Nobody knows who uses User.name. Traffic is not measured yet. Add the new beside the old and deprecate the old, so that clients can move first.',
      },
    ]);
    expect(changes).toEqual([removal]);
  });

  test('unused: nothing is said of usage, and the level has the last word', async () => {
    const { changes, findings } = await judge([removal], { 'User.name': { verdict: 'UNUSED' } });
    expect({ changes, findings }).toEqual({ changes: [removal], findings: [] });
  });
});

describe('a retirement that is due', () => {
  const allowed = { ...removal, allowed: true };

  test('in use: refused', async () => {
    const { changes, findings } = await judge([allowed], { 'User.name': used }, true);
    expect(findings).toEqual([
      {
        ...place,
        code: 'RETIRE_IN_USE',
        severity: 'ERROR',
        message:
          'The retire date of User.name has come. User.name is used by web 3.2.0 (Home). Ask them to move, ' +
          'retire the versions that no longer run (`demarc clients retire`), or move the retire date.',
      },
    ]);
    expect(changes).toEqual([{ ...allowed, allowed: false }]);
  });

  test('usage unknown: refused', async () => {
    const { changes, findings } = await judge([allowed], { 'User.name': unknown }, true);
    expect(findings).toEqual([
      {
        ...place,
        code: 'RETIRE_USAGE_UNKNOWN',
        severity: 'ERROR',
        message:
          'The retire date of User.name has come. Nobody knows who uses User.name. Traffic is not measured yet. Keep it until that is known.',
      },
    ]);
    expect(changes).toEqual([{ ...allowed, allowed: false }]);
  });

  test('unused: it may go', async () => {
    const { changes, findings } = await judge(
      [allowed],
      { 'User.name': { verdict: 'UNUSED' } },
      true,
    );
    expect({ changes, findings }).toEqual({ changes: [allowed], findings: [] });
  });

  test.each(['FIELD_TYPE_CHANGED', 'OBJECT_TYPE_INTERFACE_REMOVED'])(
    '%s is none: what was announced is that it goes',
    async (kind) => {
      const { changes, findings } = await judge(
        [{ ...removal, kind }],
        { 'User.name': used },
        true,
      );
      expect(findings).toMatchObject([{ code: 'BREAKING_IN_USE', severity: 'ERROR' }]);
      expect(changes).toMatchObject([{ allowed: false }]);
    },
  );

  test('a stage RETIRED is one, though clients see no change', async () => {
    const retired = { ...allowed, kind: 'STAGE_RETIRED', level: 'CONTRACT' } as const;
    const { changes, findings } = await judge([retired], { 'User.name': used }, true);
    expect(findings).toMatchObject([{ code: 'RETIRE_IN_USE' }]);
    expect(changes).toMatchObject([{ allowed: false }]);
  });
});

describe('an experiment that promises nothing', () => {
  const allowed = { ...removal, allowed: true };

  test('in use: it may change, and is told whom it hits', async () => {
    const { changes, findings } = await judge([allowed], { 'User.name': used });
    expect(findings).toEqual([
      {
        ...place,
        code: 'BREAKING_IN_USE',
        severity: 'INFO',
        message:
          'This is allowed, though it breaks. User.name is used by web 3.2.0 (Home). Tell them.',
      },
    ]);
    expect(changes).toEqual([allowed]);
  });

  test('usage unknown: it may change', async () => {
    const { changes, findings } = await judge([allowed], { 'User.name': unknown });
    expect(findings).toMatchObject([
      {
        code: 'BREAKING_USAGE_UNKNOWN',
        severity: 'INFO',
        message:
          'This is allowed, though it breaks. Nobody knows who uses User.name. Traffic is not measured yet.',
      },
    ]);
    expect(changes).toEqual([allowed]);
  });
});

describe('whose operations a change hits', () => {
  test.each([
    ['a field', 'FIELD_TYPE_CHANGED', 'User.id', 'User.id'],
    [
      'an argument that is gone',
      'FIELD_ARGUMENT_REMOVED',
      'Query.users(gone:)',
      'Query.users(gone:)',
    ],
    [
      'an argument that may be left out',
      'FIELD_ARGUMENT_TYPE_CHANGED',
      'Query.users(last:)',
      'Query.users(last:)',
    ],
    [
      'an argument that is required now',
      'FIELD_ARGUMENT_ADDED',
      'Query.users(first:)',
      'Query.users',
    ],
    ['an input field that is gone', 'INPUT_FIELD_REMOVED', 'Where.gone', 'Where.gone'],
    ['an input field that may be left out', 'INPUT_FIELD_TYPE_CHANGED', 'Where.age', 'Where.age'],
    ['an input field that is required now', 'INPUT_FIELD_ADDED', 'Where.name', 'Where'],
    [
      'an argument of a directive that is required now',
      'DIRECTIVE_ARGUMENT_ADDED',
      '@cached(for:)',
      '@cached',
    ],
    ['a directive', 'DIRECTIVE_REMOVED', '@gone', '@gone'],
    ['the member of a union', 'UNION_MEMBER_REMOVED', 'Thing.User', 'Thing.User'],
    ['a type', 'TYPE_REMOVED', 'Gone', 'Gone'],
  ])('%s: %s %s', async (_what, kind, coordinate, expected) => {
    const change = { ...removal, kind, coordinate };
    const { asked, findings } = await judge([change], { [expected]: used });
    expect(asked).toEqual([expected]);
    // The finding stands at the change, wherever its users are.
    expect(findings).toMatchObject([
      { coordinate, message: expect.stringContaining(`${expected} is used by web 3.2.0 (Home).`) },
    ]);
  });

  test('who may read it is noticed by operations', async () => {
    const change = { ...removal, kind: 'ACCESS_TIGHTENED', level: 'CONTRACT' } as const;
    expect(await judge([change], { 'User.name': used })).toMatchObject({
      findings: [{ code: 'BREAKING_IN_USE' }],
    });
  });

  test('nobody is asked about what clients cannot use, nor about what breaks nothing', async () => {
    const changes = [
      { ...removal, kind: 'KEY_REMOVED', level: 'CONTRACT' },
      { ...removal, kind: 'DATA_CLASS_LOWERED', level: 'CONTRACT' },
      { ...removal, kind: 'FIELD_ARGUMENT_ADDED', severity: 'DANGEROUS' },
      { ...removal, kind: 'FIELD_ADDED', severity: 'SAFE' },
    ] as const;
    expect(await judge(changes, {})).toEqual({ changes, findings: [], asked: [] });
  });

  test('a coordinate is asked once, and told once', async () => {
    const changes = [
      removal,
      { ...removal, kind: 'FIELD_TYPE_CHANGED', line: 20 },
      { ...removal, kind: 'FIELD_ARGUMENT_ADDED', coordinate: 'Query.users(first:)' },
      { ...removal, kind: 'FIELD_TYPE_CHANGED', coordinate: 'Query.users' },
    ];
    const { asked, findings } = await judge(changes, { 'User.name': used, 'Query.users': used });
    expect(asked).toEqual(['User.name', 'Query.users']);
    expect(findings.map(({ coordinate, line }) => `${coordinate ?? ''} ${line ?? ''}`)).toEqual([
      'User.name 12',
      'Query.users(first:) 12',
      'Query.users 12',
    ]);
  });
});
