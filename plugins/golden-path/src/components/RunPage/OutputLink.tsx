import type { ReactNode } from 'react';
import Button from '@mui/material/Button';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Link } from 'react-router-dom';

/** Where a link of a run's output leads: a page of the portal, another site, or nowhere that is safe to go. */
export type LinkTarget =
  | { kind: 'page'; to: string }
  | { kind: 'site'; href: string };

/** Sorts an address that a template gave out; anything but pages and web addresses is refused. */
export function linkTarget(
  address: string,
  baseUrl: string,
): LinkTarget | undefined {
  let base: URL;
  let url: URL;
  try {
    base = new URL(baseUrl);
    url = new URL(address, base);
  } catch {
    return undefined;
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return undefined;
  }
  const root = base.pathname.replace(/\/$/, '');
  const inside =
    url.origin === base.origin && url.pathname.startsWith(`${root}/`);
  const path = url.pathname.slice(root.length);
  // Addresses of the backend (clone addresses, downloads) are no pages.
  return inside && !path.startsWith('/api/')
    ? { kind: 'page', to: `${path}${url.search}${url.hash}` }
    : { kind: 'site', href: url.href };
}

/** A link of a run's output, as a button. */
export function OutputLink(props: {
  url: string;
  primary?: boolean;
  children: ReactNode;
}) {
  const baseUrl = useApi(configApiRef).getString('app.baseUrl');
  const target = linkTarget(props.url, baseUrl);
  const variant = props.primary ? 'contained' : 'outlined';
  if (!target) {
    return null;
  }
  return target.kind === 'page' ? (
    <Button component={Link} to={target.to} variant={variant}>
      {props.children}
    </Button>
  ) : (
    <Button
      component="a"
      href={target.href}
      target="_blank"
      rel="noopener noreferrer"
      variant={variant}
    >
      {props.children}
    </Button>
  );
}
