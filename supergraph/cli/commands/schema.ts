import { resolve } from 'node:path';
import { ExitCode } from '@demarc/foundation/process';
import { compose } from '@demarc/supergraph/compose';
import { Option, type Command } from 'commander';
import { buildSchema, introspectionFromSchema, printSchema, type GraphQLSchema } from 'graphql';
import { whileSpinning } from '../check/while-spinning.ts';
import { loadConfig } from '../load-config.ts';
import { openForCommand } from '../registry/open-for-command.ts';
import { publishedVersion } from '../registry/published-version.ts';
import { registryOption, type NamedRegistry } from '../registry/registry-option.ts';
import { displayPath } from '../report/display-path.ts';
import { printFindings } from '../report/print-findings.ts';
import { wholeNumber } from '../whole-number.ts';
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
  readonly registry?: NamedRegistry;
  readonly at?: number;
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
    .addOption(registryOption('what is published there, instead of the contracts here'))
    .option('--at <version>', 'with --registry: an older version', wholeNumber(1, 999_999_999))
    .option('-c, --config <file>', 'the demarc.yaml (the nearest one, unless said)')
    .addHelpText(
      'after',
      `
The contracts of demarc.yaml are composed; what is not for clients is left out.
With --registry it is what gateways serve.

Examples:
  $ demarc schema --output web/schema.graphql
  $ demarc schema --registry https://registry.example -o schema.graphql
  $ demarc schema --format json --output introspection.json`,
    )
    .action(async (options: SchemaOptions) => {
      process.exitCode = await run(command, options);
    });
}

async function run(command: Command, options: SchemaOptions): Promise<ExitCode> {
  if (options.at !== undefined && options.registry === undefined) {
    command.error('error: --at goes with --registry.', { exitCode: ExitCode.usage });
  }
  const found = await (options.registry === undefined
    ? composedHere(command, options)
    : published(command, options));
  if (found === undefined) return ExitCode.refused;
  const text = `${forms[options.format](found.schema)}\n`;
  if (options.output === undefined) {
    process.stdout.write(text);
  } else {
    const file = resolve(options.output);
    await writeAtomically(file, text);
    console.error(`${displayPath(file)}: the API schema of ${found.what}`);
  }
  return ExitCode.passed;
}

/** A schema, and of what it is; undefined once it is printed why there is none. */
type FoundSchema = { readonly schema: GraphQLSchema; readonly what: string } | undefined;

async function composedHere(command: Command, options: SchemaOptions): Promise<FoundSchema> {
  const config = await loadConfig(command, options.config);
  if (config === undefined) return undefined;
  const result = await whileSpinning('composition', () => compose(config.subgraphs));
  if (!result.ok) {
    printFindings(result.findings);
    console.error('The contracts do not compose: there is no schema to print.');
    return undefined;
  }
  return { schema: result.apiSchema(), what: config.graph };
}

async function published(command: Command, options: SchemaOptions): Promise<FoundSchema> {
  const opened = await openForCommand(command, options);
  if (opened === undefined) return undefined;
  const found = await publishedVersion(opened.client, options.at);
  if (!found.ok) {
    console.error(`demarc: ${found.why}`);
    return undefined;
  }
  const { number, apiSchemaSdl } = found.version;
  return { schema: buildSchema(apiSchemaSdl), what: `version ${number}` };
}
