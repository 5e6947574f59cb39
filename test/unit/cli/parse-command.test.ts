import { expect, test } from '@jest/globals';
import { parseCommand } from '../../../supergraph/cli/launcher/parse-command.ts';

test.each([
  ['node a.ts', { file: process.execPath, args: ['a.ts'] }],
  ['  python3  -m  billing ', { file: 'python3', args: ['-m', 'billing'] }],
  [`node "a b.ts" 'c d' e`, { file: process.execPath, args: ['a b.ts', 'c d', 'e'] }],
  ['node a.ts ; rm -rf x', { file: process.execPath, args: ['a.ts', ';', 'rm', '-rf', 'x'] }],
])('%j', (command, call) => {
  expect(parseCommand(command)).toEqual(call);
});
