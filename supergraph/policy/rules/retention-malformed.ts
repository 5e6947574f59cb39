import { isDuration } from '@demarc/supergraph/contract';
import { argumentPlace } from '../argument-place.ts';
import { dataDirectivesOf } from '../data-directives.ts';
import type { PolicyRule } from '../policy-rule.ts';

/** Machines delete by it: it is a duration, or a duration from an event on. */
export const retentionMalformed: PolicyRule = {
  code: 'RETENTION_MALFORMED',
  family: 'data',
  severity: 'ERROR',
  when: 'A retention is neither an ISO 8601 duration nor one that follows on an event.',
  todo: 'Write it such as "P2Y", or "event:organization_closed+P7Y".',
  *find({ facts: contract }) {
    for (const { facts, data } of dataDirectivesOf(contract)) {
      const text = data.retention?.trim();
      if (!text || isRetention(text)) continue;
      yield {
        facts,
        node: argumentPlace(facts, 'data', 'retention'),
        message:
          `"${text}", the retention of ${facts.coordinate}, is no duration. ` +
          'Write it as ISO 8601 does, such as "P2Y" or "P30D"; from an event on, such as "event:organization_closed+P7Y".',
      };
    }
  },
};

function isRetention(text: string): boolean {
  return isDuration(text.replace(/^event:[A-Za-z][\w.-]*\+/, ''));
}
