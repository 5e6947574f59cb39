import type { Log, ReportingDescriptor, Run } from 'sarif';
import type { CheckReport } from '../../check-report.ts';
import { jsonText } from './json-text.ts';
import type { ReportReader } from './report-reader.ts';
import { ruleHelp } from './rule-help.ts';
import { sarifResults } from './sarif-results.ts';

/** The report as a log of static analysis: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function formatSarif(report: CheckReport, reader: ReportReader): string {
  const results = sarifResults({ report, reader });
  const codes = [...new Set(results.map(({ ruleId }) => ruleId))];
  const indexes = new Map(codes.map((code, index) => [code, index]));
  const run: Run = {
    tool: {
      driver: { name: 'demarc', semanticVersion: reader.version, rules: codes.map(descriptorOf) },
    },
    invocations: [{ executionSuccessful: true }],
    columnKind: 'utf16CodeUnits',
    results: results.map((result) => ({ ...result, ruleIndex: indexes.get(result.ruleId) ?? -1 })),
  };
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
  return jsonText(log);
}

function descriptorOf(code: string): ReportingDescriptor {
  const help = ruleHelp(code);
  if (help === undefined) return { id: code };
  const { when, todo, why } = help;
  return {
    id: code,
    shortDescription: { text: when },
    fullDescription: { text: why === undefined ? when : `${when} ${why}` },
    ...(todo !== undefined && { help: { text: todo } }),
  };
}
