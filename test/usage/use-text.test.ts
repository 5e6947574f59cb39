import { expect, test } from '@jest/globals';
import { useText } from '../../supergraph/usage/use-text.ts';

const uses = (
  clients: readonly string[],
  versions: readonly string[],
  operations: readonly string[],
) =>
  clients.flatMap((client) =>
    versions.flatMap((version) => operations.map((operation) => ({ client, version, operation }))),
  );

test('by client, the newest version first, each operation once', () => {
  const all = [
    ...uses(['web'], ['3.9.0', '3.10.0'], ['Overview', 'Home']),
    ...uses(['ios'], ['5.0.0'], ['Launch']),
  ];
  expect(useText(all)).toBe('ios 5.0.0 (Launch); web 3.10.0, 3.9.0 (Home, Overview)');
});

test('thousands of uses stay readable', () => {
  const range = (prefix: string, count: number) =>
    Array.from({ length: count }, (_none, index) => `${prefix}${index + 1}`);
  const text = useText(uses(range('app', 12), range('1.', 20), range('Op', 17)));
  expect(text.split('; ').slice(0, 2)).toEqual([
    'app1 1.20, 1.19, 1.18, 1.17, 1.16 and 15 more (Op1, Op2, Op3, Op4, Op5 and 12 more)',
    'app2 1.20, 1.19, 1.18, 1.17, 1.16 and 15 more (Op1, Op2, Op3, Op4, Op5 and 12 more)',
  ]);
  expect(text).toMatch(/; and 2 more clients$/);
  expect(text.length).toBeLessThan(1000);
});
