const provided = /** @type {typeof import('@jest/globals')} */ (
  /** @type {unknown} */ (globalThis)
);

/** What the runner has put on the global object, for tests that import it by name. */
export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } =
  provided;
