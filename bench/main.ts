// `npm run bench -- [check|gateway|registry] [options]`: docs/benchmarks.md tells what came of each.
const benches = {
  check: () => import('./check.bench.ts'),
  gateway: () => import('./gateway/gateway.bench.ts'),
  registry: () => import('./registry.bench.ts'),
} as const;

const [named = ''] = process.argv.slice(2);
if (named in benches) {
  process.argv.splice(2, 1);
  await benches[named as keyof typeof benches]();
} else if (named === '' || named.startsWith('-')) {
  await benches.check();
} else {
  console.error(`There is no benchmark ${named}: ${Object.keys(benches).join(', ')}.`);
  process.exitCode = 2;
}
