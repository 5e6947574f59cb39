import { expect, test } from '@jest/globals';
import { settleRegistry } from '../../../supergraph/cli/registry/settle-registry.ts';

test.each([
  ['diff --registry 3 7', 'diff --registry= 3 7'],
  ['diff 3 7 --registry', 'diff 3 7 --registry'],
  ['check --registry billing', 'check --registry= billing'],
  ['check --registry --watch', 'check --registry= --watch'],
  ['history --registry http://x Invoice.total', 'history --registry http://x Invoice.total'],
  ['history --registry localhost:4010', 'history --registry localhost:4010'],
  ['history --registry Query.invoices(first:)', 'history --registry= Query.invoices(first:)'],
  ['history --registry=http://x', 'history --registry=http://x'],
  ['check -- --registry billing', 'check -- --registry billing'],
])('%s is read as %s', (typed, read) => {
  expect(settleRegistry(typed.split(' '))).toEqual(read.split(' '));
});
