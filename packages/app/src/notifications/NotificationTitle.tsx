import { Link, useHref } from 'react-router-dom';
import { linkOf } from './linkOf';

/** The title, leading to what the notification is about if it says so. */
export function NotificationTitle(props: {
  title: string;
  link?: string;
  onOpen: () => void;
}) {
  const { title, link, onOpen } = props;
  const root = new URL(useHref('/'), window.location.origin).href;
  const target = linkOf(link, root.endsWith('/') ? root : `${root}/`);
  if (!target) {
    return <>{title}</>;
  }
  return 'to' in target ? (
    <Link to={target.to} onClick={onOpen}>
      {title}
    </Link>
  ) : (
    <a
      href={target.href}
      target="_blank"
      rel="noopener noreferrer"
      onClick={onOpen}
      title={`${new URL(target.href).host}, in a new tab`}
    >
      {title}
    </a>
  );
}
