import {
  RiBox3Line,
  RiDatabase2Line,
  RiFileList3Line,
  RiGroupLine,
  RiMapPinLine,
  RiPlugLine,
  RiServerLine,
  RiStackLine,
  RiShapesLine,
  RiUserLine,
} from '@remixicon/react';

const icons: Record<string, typeof RiBox3Line> = {
  component: RiServerLine,
  api: RiPlugLine,
  resource: RiDatabase2Line,
  system: RiStackLine,
  domain: RiShapesLine,
  group: RiGroupLine,
  user: RiUserLine,
  template: RiFileList3Line,
  location: RiMapPinLine,
};

/** The icon of a kind; it stands beside words that say the same. */
export const KindIcon = (props: { kind: string; className?: string }) => {
  const Icon = icons[props.kind.toLocaleLowerCase('en-US')] ?? RiBox3Line;
  return <Icon size={16} className={props.className} aria-hidden />;
};
