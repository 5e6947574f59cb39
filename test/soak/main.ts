import { parseArgs } from 'node:util';
import { soak } from './soak.ts';

const usage = `npm run soak -- [--minutes N]

Serves all kinds of operations over a subgraph that fails in all kinds of
ways, and prints what the gateway's process holds before and after.

  --minutes  how long; 60 unless said
`;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    help: { type: 'boolean', default: false },
  },
});
const minutes = Number(values.minutes);
if (values.help || !(minutes > 0)) {
  process.stdout.write(usage);
  process.exitCode = values.help ? 0 : 2;
} else {
  const { operations, before, after, exitCode } = await soak(30_000, minutes * 60_000);
  process.stdout.write(`${JSON.stringify({ operations, before, after, exitCode }, null, 2)}\n`);
}
