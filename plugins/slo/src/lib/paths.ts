/** Where the board is. */
export const BOARD_PATH = '/slos';

/** Where the tab is below a service page. */
export const TAB_PATH = 'slos';

/** An address below a service page's tab that shows one SLO. */
export function sloTabPath(servicePath: string, slo?: string): string {
  const query = slo ? `?${new URLSearchParams({ slo })}` : '';
  return `${servicePath}/${TAB_PATH}${query}`;
}
