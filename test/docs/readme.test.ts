import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const pages = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.md'], { cwd: root })
  .toString()
  .split('\n')
  .filter((page) => page !== '');

describe('the README', () => {
  const readme = read('README.md');

  test('names only npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...readme.matchAll(/npm (?:run )?([a-z]+)(?=[ `\n])/g)].map(([, name]) => name);
    const ofNpm = ['install', 'ci', 'pack'];
    expect(named.filter((name = '') => !ofNpm.includes(name) && !(name in scripts))).toEqual([]);
    expect(named).toEqual(expect.arrayContaining(['start', 'test']));
  });

  test('names only commands and options that demarc has', () => {
    const named = [...readme.matchAll(/npx demarc (\w+)((?: --[a-z]+ \S+?)*)`/g)];
    expect(named.map(([, command]) => command)).toEqual(
      expect.arrayContaining(['up', 'compose', 'gateway']),
    );
    for (const [, command = '', options = ''] of named) {
      const help = execFileSync(
        process.execPath,
        [join(root, 'supergraph/cli/main.ts'), command, '--help'],
        { encoding: 'utf8' },
      );
      for (const [option] of options.matchAll(/--[a-z]+/g)) expect(help).toContain(option);
    }
  });

  test('shows every command that demarc has', () => {
    const main = join(root, 'supergraph/cli/main.ts');
    const help = execFileSync(process.execPath, [main, '--help'], { encoding: 'utf8' });
    const commands = [...help.matchAll(/^ {2}(\w+) \[options\]/gm)].map(([, name]) => name);
    for (const command of commands) expect(readme).toContain(`npx demarc ${command ?? ''}`);
  });
});

test.each(pages)('every link of %s leads somewhere', (page) => {
  const links = [...read(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(
    ([, link = '']) => link,
  );
  const local = links.filter((link) => !/^https?:/.test(link));
  expect(local.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
});
