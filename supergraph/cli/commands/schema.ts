import { resolve } from 'node:path';
import { ExitCode } from '@demarc/foundation/process';
import { compose } from '@demarc/supergraph/compose';
import { Option, type Command } from 'commander';
import { introspectionFromSchema, printSchema, type GraphQLSchema } from 'graphql';
import { whileSpinning } from '../check/while-spinning.ts';
import { loadConfig } from '../load-config.ts';
import { displayPath } from '../report/display-path.ts';
import { printFindings } from '../report/print-findings.ts';
import { writeAtomically } from '../write-atomically.ts';

/** The forms in which code generators read a schema. */
const forms = {
  graphql: (schema: GraphQLSchema) => printSchema(schema),
  json: (schema: GraphQLSchema) =>
    JSON.stringify(introspectionFromSchema(schema, { inputValueDeprecation: true }), undefined, 2),
} as const;

interface SchemaOptions {
  readonly config?: string;
  readonly output?: string;
  readonly format: keyof typeof forms;
}

/** `demarc schema`: the API schema, which is what clients see of the graph. */
export function addSchemaCommand(program: Command): void {
  const command = program
    .command('schema')
    .description('print the API schema, for code generators and editors')
    .option('-o, --output <file>', 'write it here (without it, it is printed)')
    .addOption(
      new Option('--format <format>', 'SDL, or the answer to an introspection query')
        .choices(Object.keys(forms))
        .default('graphql'),
    )
    .option('-c, --config <file>', 'the demarc.yaml (the nearest one, unless said)')
    .addHelpText(
      'after',
      `
The contracts of demarc.yaml are composed; what is not for clients is left out.

Examples:
  $ demarc schema --output web/schema.graphql
  $ demarc schema --format json --output introspection.json`,
    )
    .action(async (options: SchemaOptions) => {
      process.exitCode = await run(command, options);
    });
}

async function run(command: Command, options: SchemaOptions): Promise<ExitCode> {
  const config = await loadConfig(command, options.config);
  if (config === undefined) return ExitCode.refused;
  const result = await whileSpinning('composition', () => compose(config.subgraphs));
  if (!result.ok) {
    printFindings(result.findings);
    console.error('The contracts do not compose: there is no schema to print.');
    return ExitCode.refused;
  }
  const text = `${forms[options.format](result.apiSchema())}\n`;
  if (options.output === undefined) {
    process.stdout.write(text);
  } else {
    const file = resolve(options.output);
    await writeAtomically(file, text);
    console.error(`${displayPath(file)}: the API schema of ${config.graph}`);
  }
  return ExitCode.passed;
}
