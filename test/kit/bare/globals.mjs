/** What the runner has put on the global object, for tests that import it by name. */
export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } =
  globalThis;
