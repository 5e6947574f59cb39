import { SupergraphFault } from '@demarc/supergraph/contract';

const DAY_MS = 86_400_000;

/**
 * The day on which the dates of a publish are judged, YYYY-MM-DD: today, here or where its publisher is.
 * Clients were told when a name goes: who could choose the day could take it away earlier.
 * @throws SupergraphFault CHANGE_SET_REFUSED for another day
 */
export function judgingDay(asked: string | undefined, now: Date): string {
  const days = [0, -1, 1].map((away) => dayOf(new Date(now.getTime() + away * DAY_MS)));
  const [today = ''] = days;
  if (asked === undefined || days.includes(asked)) return asked ?? today;
  throw new SupergraphFault(
    'CHANGE_SET_REFUSED',
    `A publish is judged on the day on which it is published, which is ${today}, and not on ${asked}. ` +
      'To see what another day would say, check: nothing is written then.',
  );
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
