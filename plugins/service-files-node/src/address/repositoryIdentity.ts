/**
 * A repository without its branch, as pushes name it: `github.com/acme/shop`. Lower case, because hosts don't tell case
 * apart and webhooks write names otherwise than people do.
 */
export function repositoryIdentity(url: string): string {
  if (!URL.canParse(url)) return '';
  const { host, pathname } = new URL(url);
  const path = pathname
    .replace(/\/(-\/)?(tree|blob|src|raw|edit)\/.*$/, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
  return `${host}${path}`.toLocaleLowerCase('en-US').slice(0, 255);
}
