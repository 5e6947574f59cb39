// Preloaded into a process: at its end it prints which packages of CommonJS its main thread has loaded.
import { createRequire } from 'node:module';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  process.once('exit', () => {
    const names = Object.keys(createRequire(import.meta.url).cache).flatMap(
      (file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [],
    );
    process.stdout.write(`\nloaded: ${[...new Set(names)].sort().join(' ')}\n`);
  });
}
