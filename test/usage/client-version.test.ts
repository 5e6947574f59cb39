import { expect, test } from '@jest/globals';
import { parseClientVersion } from '../../supergraph/usage/client-version.ts';

test.each([
  ['web@3.2.0', 'web', '3.2.0'],
  ['iOS-app@5.0.0-rc.1+build.7', 'iOS-app', '5.0.0-rc.1+build.7'],
  ['back.office@2026-11-27', 'back.office', '2026-11-27'],
  ['w@v1_2', 'w', 'v1_2'],
])('%s', (text, client, version) => {
  expect(parseClientVersion(text)).toEqual({ ok: true, client, version });
});

test.each([
  ['nothing', ''],
  ['no version', 'web'],
  ['an empty version', 'web@'],
  ['an empty client', '@1'],
  ['a way up', '../x@1'],
  ['a version that is a way up', 'web@..'],
  ['a version with a way up', 'web@../../x'],
  ['a folder', 'a/b@1'],
  ['a folder of Windows', 'a\\b@1'],
  ['a hidden file', '.web@1'],
  ['a dot at the end', 'web@1.'],
  ['a scope', '@shop/web@1'],
  ['a space', 'my web@1'],
  ['a line break', 'web@1\n'],
  ['a null', 'web@1\0'],
  ['more than 64', `web@${'1'.repeat(65)}`],
  ['letters that look alike', 'w\u0435b@1'],
])('%s is refused', (_what, text) => {
  expect(parseClientVersion(text)).toMatchObject({
    ok: false,
    message: expect.stringContaining('is not a client and its version, such as web@3.2.0.'),
  });
});

test('what cannot be seen is shown, and what is endless is cut', () => {
  const messageOf = (text: string) => {
    const result = parseClientVersion(text);
    return result.ok ? '' : result.message;
  };
  expect(messageOf('we\u200Bb@1')).toMatch(/^"we\\u\{200b\}b@1" is not/);
  expect(messageOf('x'.repeat(10_000)).length).toBeLessThan(400);
});
