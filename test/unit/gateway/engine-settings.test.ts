import { expect, test } from '@jest/globals';
import { readEngineSettings } from '../../../gateway/engine-settings.ts';

const shared = { fetches: true, requests: true };

test('without a word it is the own engine, and everything is shared', () => {
  const settings = { engine: 'demarc', sharing: shared };
  expect(readEngineSettings({})).toEqual({ ok: true, settings });
  const empty = { DEMARC_ENGINE: '', DEMARC_SHARE_FETCHES: '', DEMARC_SHARE_REQUESTS: '' };
  expect(readEngineSettings(empty)).toEqual({ ok: true, settings });
});

test.each(['demarc', 'apollo'])('%s can be asked for', (engine) => {
  expect(readEngineSettings({ DEMARC_ENGINE: engine })).toEqual({
    ok: true,
    settings: { engine, sharing: shared },
  });
});

test.each([
  [{ DEMARC_SHARE_FETCHES: 'off' }, { fetches: false, requests: true }],
  [{ DEMARC_SHARE_REQUESTS: 'off' }, { fetches: true, requests: false }],
  [
    { DEMARC_SHARE_FETCHES: 'off', DEMARC_SHARE_REQUESTS: 'on' },
    { fetches: false, requests: true },
  ],
])('%j', (env, sharing) => {
  expect(readEngineSettings(env)).toEqual({ ok: true, settings: { engine: 'demarc', sharing } });
});

test('every variable that says something else is told of, with what it may say', () => {
  const env = {
    DEMARC_ENGINE: 'Apollo',
    DEMARC_SHARE_FETCHES: 'false',
    DEMARC_SHARE_REQUESTS: 'toString',
  };
  expect(readEngineSettings(env)).toEqual({
    ok: false,
    problems: [
      'DEMARC_ENGINE is "Apollo": say demarc or apollo.',
      'DEMARC_SHARE_FETCHES is "false": say on or off.',
      'DEMARC_SHARE_REQUESTS is "toString": say on or off.',
    ],
  });
});
