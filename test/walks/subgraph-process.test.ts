import { expect, test } from '@jest/globals';
import { startChild } from '../kit/child-process.ts';

test.each(['accounts', 'billing', 'workflows'])(
  '%s with a wrong environment says so, and ends as wrongly used',
  async (name) => {
    const child = startChild(`subgraphs/${name}/main.ts`, { DEMARC_PORT: 'abc' });
    expect(await child.outcome).toEqual({
      type: 'failed',
      code: 'SUBGRAPH_ENVIRONMENT_INVALID',
      message:
        'DEMARC_PORT is "abc"; it must be a whole number up to 65535. `npm start` sets it for you.',
    });
    expect(await child.exited).toBe(2);
  },
);
