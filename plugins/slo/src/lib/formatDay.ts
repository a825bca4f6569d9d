const DAY_MS = 86_400_000;

/** A moment as a column shows it: `today 06:12`, `6 Nov 14:05`, with the year where it is another one. */
export function formatDay(ms: number, now: number = Date.now()): string {
  const date = new Date(ms);
  const time = date.toLocaleTimeString('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
  });
  if (date.toDateString() === new Date(now).toDateString()) {
    return `today ${time}`;
  }
  if (date.toDateString() === new Date(now - DAY_MS).toDateString()) {
    return `yesterday ${time}`;
  }
  const day = date.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(date.getFullYear() !== new Date(now).getFullYear() && {
      year: 'numeric',
    }),
  });
  return `${day} ${time}`;
}
