/** True for a day of the calendar, as YYYY-MM-DD: days compare as their texts do. */
export function isCalendarDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  // A day that is not there, such as 2026-02-30, is parsed as another one.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
