import type { Finding, Severity } from '@demarc/supergraph/contract';
import type { Result } from 'sarif';
import { fingerprintsOf } from './fingerprints.ts';
import { plainText } from './plain-text.ts';
import { asFinding, remarksOf } from './remarks.ts';
import type { ReadReport } from './report-reader.ts';
import { sarifLocation } from './sarif-location.ts';

const levels = {
  ERROR: 'error',
  WARNING: 'warning',
  INFO: 'note',
} as const satisfies Record<Severity, Result.level>;

type RuledResult = Result & { readonly ruleId: string };

/** What a report has to say, as failures; and the changes that are allowed, as what passed. */
export function sarifResults(page: ReadReport): readonly RuledResult[] {
  const { report } = page;
  const remarks = remarksOf(report);
  const fingerprints = fingerprintsOf(remarks);
  const failures = remarks.map((remark, index) => ({
    ...resultOf(remark, page),
    kind: 'fail' as const,
    level: levels[remark.severity],
    partialFingerprints: { 'demarcFinding/v1': fingerprints[index] ?? '' },
  }));
  const passes = report.changes
    .filter(({ allowed }) => allowed)
    .map((change) => ({
      ...resultOf(asFinding(change), page),
      kind: 'pass' as const,
      level: 'none' as const,
    }));
  return [...failures, ...passes];
}

function resultOf(finding: Finding, page: ReadReport): RuledResult {
  const { code, message, owner, coordinate, otherPlaces = [] } = finding;
  return {
    ruleId: code,
    message: { text: messageText(message) },
    locations: [sarifLocation(finding, page)],
    ...(otherPlaces.length > 0 && {
      relatedLocations: otherPlaces.map((place, index) => ({
        id: index + 1,
        ...sarifLocation({ ...(coordinate !== undefined && { coordinate }), ...place }, page),
        message: { text: messageText(`in ${place.subgraph}${whose(place.owner)}`) },
      })),
    }),
    ...(owner !== undefined && { properties: { owner } }),
  };
}

function whose(owner: string | undefined): string {
  return owner === undefined ? '' : ` (owner: ${owner})`;
}

/** `[text](target)` is a link in a log: nothing that a contract says shall be one. */
function messageText(text: string): string {
  return plainText(text).replaceAll(/\[(?=[^\]]*\]\()/g, '\\[');
}
