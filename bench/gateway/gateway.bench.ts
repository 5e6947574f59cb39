// Measures gateways beside each other: `npm run bench -- gateway --help`; docs/benchmarks.md says how to read it.
import { bounds } from '../../gateway/bounds.ts';
import { cores } from './gateways/cores.ts';
import { measureGateways } from './measure-gateways.ts';
import { tableOf } from './print-table.ts';
import { readOptions, type GatewayBenchOptions } from './read-options.ts';
import { summarize } from './summarize.ts';

/** The limits that hold for demarc while it is measured: those of a foreign graph. */
const limits = Object.fromEntries(
  Object.entries(bounds)
    .filter(([name]) => /^(body|reply|failed|connect|callMs|operation|queue|planning)/.test(name))
    .map(([name, { is }]) => [name, is]),
);

const read = readOptions(process.argv.slice(2));
switch (read.kind) {
  case 'help':
    console.log(read.text);
    break;
  case 'refused':
    for (const problem of read.problems) console.error(problem);
    console.error('`npm run bench -- gateway --help` explains every option.');
    process.exitCode = 2;
    break;
  case 'options':
    if (process.platform === 'linux') await run(read.options);
    else {
      console.error('The processor time of another process is read from /proc: Linux only.');
      process.exitCode = 2;
    }
}

async function run(options: GatewayBenchOptions): Promise<void> {
  const pinned = cores !== undefined;
  if (!pinned) {
    console.error('There is no taskset, or one processor: gateway, load and subgraphs share all.');
  }
  const measured = await measureGateways(options);
  const summary = summarize(measured);
  const { connections, rounds, seconds, json } = options;
  if (json) {
    const settings = { node: process.version, pinned, connections, rounds, seconds };
    console.log(JSON.stringify({ ...settings, limits, workloads: summary }, null, 2));
  } else {
    console.log(
      `Node ${process.version}, ${connections} connections, medians of ${rounds} rounds of ${seconds} s` +
        `${pinned ? ', pinned' : ', not pinned'}.`,
    );
    console.log("demarc's limits:");
    const held = Object.entries(limits).map(([name, is]) => `${name} ${is}`);
    for (let at = 0; at < held.length; at += 4)
      console.log(`  ${held.slice(at, at + 4).join(', ')}`);
    console.log(tableOf(summary));
  }
  if (measured.some(({ failed }) => failed !== undefined)) process.exitCode = 1;
}
