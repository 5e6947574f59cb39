import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  ApprovalDecision,
  type Voice,
} from '../../../subgraphs/workflows/model/approval-decision.ts';

const user = fc.constantFrom('usr_a', 'usr_b', 'usr_c');
/** Nobody speaks in one's own name as if it were another's. */
const voice = fc
  .record({ actorRef: user, onBehalfOfRef: fc.option(user) })
  .filter(({ actorRef, onBehalfOfRef }) => actorRef !== onBehalfOfRef);

const decisionOf = (one: Voice) => Object.assign(new ApprovalDecision(), one);
const approverOf = ({ actorRef, onBehalfOfRef }: Voice) => onBehalfOfRef ?? actorRef;

test('two voices are one where one person speaks, or is spoken for', () => {
  fc.assert(
    fc.property(voice, voice, (given, asked) => {
      const isSame = given.actorRef === asked.actorRef || approverOf(given) === approverOf(asked);
      expect(decisionOf(given).isSameVoice(asked)).toBe(isSame);
      expect(decisionOf(asked).isSameVoice(given)).toBe(isSame);
    }),
  );
});

test.each<[string, string | null, string, string | null, boolean]>([
  ['usr_a', null, 'usr_b', null, false],
  ['usr_a', null, 'usr_a', null, true],
  ['usr_a', null, 'usr_b', 'usr_a', true],
  ['usr_b', 'usr_a', 'usr_a', null, true],
  ['usr_b', 'usr_a', 'usr_b', null, true],
  ['usr_b', 'usr_a', 'usr_c', 'usr_a', true],
  ['usr_b', 'usr_a', 'usr_c', 'usr_d', false],
])('%s for %s and %s for %s', (actorRef, onBehalfOfRef, actor, onBehalfOf, isSame) => {
  const given = decisionOf({ actorRef, onBehalfOfRef });
  expect(given.isSameVoice({ actorRef: actor, onBehalfOfRef: onBehalfOf })).toBe(isSame);
});
