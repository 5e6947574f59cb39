import { registerHooks } from 'node:module';

const globals = new URL('globals.mjs', import.meta.url).href;

// The package throws outside of Jest's own environment: tests without one get what the runner has put there.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals' ? { url: globals, shortCircuit: true } : next(specifier, context),
});
