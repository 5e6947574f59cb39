import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { runDemarc } from '../kit/demarc-process.ts';
import { action, componentInputs, componentJob, read, root, type Input } from './ci-files.ts';

const guide = read('docs/ci.md');
const checkScript = read('ci/check.sh');

/** Every expression of an action or a component that asks for an input. */
const asked = (text: string) =>
  new Set([...text.matchAll(/\binputs\.([\w-]+)/g)].map(([, name = '']) => name));

/** The part of docs/ci.md under one heading. */
function section(heading: string): string {
  return new RegExp(`^## ${heading}\n([^]*?)(?=^## |$(?![^]))`, 'm').exec(guide)?.[1] ?? '';
}

/** The rows of the table of inputs under one heading. */
function documented(heading: string): readonly string[] {
  const rows = section(heading)
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  return rows.map((row) => row.replaceAll('`', '').replaceAll(/ +/g, ' '));
}

function asRows(inputs: Readonly<Record<string, Input>>): readonly string[] {
  return Object.entries(inputs).map(([name, { default: value, description = '' }]) => {
    return `| ${name} | ${value ?? 'required'} | ${description.replaceAll('`', '')} |`.replace(
      / +/g,
      ' ',
    );
  });
}

describe.each([
  { platform: 'GitHub', inputs: action.inputs, file: 'action.yml' },
  { platform: 'GitLab', inputs: componentInputs, file: 'templates/demarc-check/template.yml' },
])('the ready job for $platform', ({ platform, inputs, file }) => {
  test('uses every input, and no other', () => {
    expect([...asked(read(file))].sort()).toEqual(Object.keys(inputs).sort());
  });

  test('has each input in docs/ci.md, and no other', () => {
    expect(documented(platform)).toEqual(asRows(inputs));
  });

  test('is shown there with inputs that it has', () => {
    const [, example = ''] = /```yaml\n([^]*?)```/.exec(section(platform)) ?? [];
    const said = JSON.stringify(parse(example));
    const [, given = ''] = /"(?:with|inputs)":\{([^}]*)\}/.exec(said) ?? [];
    const names = [...given.matchAll(/"([\w-]+)":/g)].map(([, name]) => name);
    expect(names).toContain('subgraphs');
    expect(names.filter((name = '') => !(name in inputs))).toEqual([]);
  });
});

describe('what the ready jobs run', () => {
  const ofAction = action.runs.steps.filter(({ run }) => run !== undefined);

  test('has no input in the text of a shell: inputs come as variables', () => {
    for (const { run = '' } of ofAction) expect(run).not.toContain('${{');
    for (const line of componentJob.script) expect(line).not.toContain('$[[');
  });

  test('is told by variables that the scripts read, and by all of them', () => {
    const scripts = `${checkScript}${read('ci/install.sh')}${componentJob.script.join('\n')}`;
    const known = new Set(scripts.match(/DEMARC_CHECK_[A-Z_]+/g));
    for (const variables of [ofAction[0]?.env ?? {}, componentJob.variables]) {
      expect(Object.keys(variables).sort()).toEqual([...known].sort());
    }
  });

  test.each(['ci/check.sh', 'ci/install.sh'])(
    'is a script that every shell can read: %s',
    (file) => {
      execFileSync('sh', ['-n', join(root, file)]);
    },
  );

  test('is a command, with options and formats, that demarc has', async () => {
    expect(checkScript).toMatch(/^demarc check /m);
    const { stdout: help } = await runDemarc(['check', '--help'], root);
    const options = [...checkScript.matchAll(/set -- "\$@".*/g)].flatMap(
      ([line]) => line.match(/--[a-z][a-z-]+/g) ?? [],
    );
    expect(new Set(options)).toEqual(new Set(['--config', '--base-ref', '--report', '--format']));
    for (const option of options) expect(help).toContain(`${option} <`);
    const formats = checkScript.matchAll(/--format (\w+)|--report "(\w+)=/g);
    for (const [, printed, written] of formats)
      expect(help).toContain(`"${printed ?? written ?? ''}"`);
  });

  test('names other actions by version', () => {
    const used = action.runs.steps.flatMap(({ uses }) => uses ?? []);
    expect(used).toEqual([
      expect.stringMatching(/^actions\/setup-node@v\d+$/),
      expect.stringMatching(/^actions\/upload-artifact@v\d+$/),
    ]);
  });

  test('keeps what it writes, also when the job fails', () => {
    const keep = action.runs.steps.find(({ uses }) => uses?.includes('upload-artifact'));
    expect([keep?.if, keep?.with?.['path']]).toEqual([
      expect.stringContaining('!cancelled()'),
      '${{ runner.temp }}/demarc-check/',
    ]);
    expect(componentJob.artifacts).toEqual({
      when: 'always',
      paths: ['demarc-check.json', 'demarc-check.md'],
      reports: { codequality: 'gl-code-quality-report.json' },
    });
  });
});

test('docs/ci.md shows commands and options that demarc has', async () => {
  const { stdout: help } = await runDemarc(['check', '--help'], root);
  const shown = guide.match(/demarc" check .*/g) ?? [];
  expect(shown).not.toEqual([]);
  for (const line of shown) {
    for (const [option] of line.matchAll(/--[a-z][a-z-]+/g)) expect(help).toContain(option);
  }
});
