/** A gateway that has said nothing for longer is not counted among those that serve. */
export const SILENCE_MS = 10 * 60_000;
