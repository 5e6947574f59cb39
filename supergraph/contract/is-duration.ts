const days =
  /^P(?=[\dT])(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/;

/** True for an ISO 8601 duration such as `P30D`, `P1Y6M` or `PT2H30M`. */
export function isDuration(text: string): boolean {
  return days.test(text);
}
