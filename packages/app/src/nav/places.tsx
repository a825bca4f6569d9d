import {
  RiAddLine,
  RiAlarmWarningLine,
  RiBookOpenLine,
  RiBracesLine,
  RiFileTextLine,
  RiFocus3Line,
  RiGitRepositoryLine,
  RiHome5Line,
  RiLayoutGridLine,
  RiMoneyDollarCircleLine,
  RiNotification3Line,
  RiRocketLine,
  RiSettings3Line,
} from '@remixicon/react';
import { ReactElement } from 'react';
import { APIS_IN_CATALOG } from '../apis/apisInCatalog';

/** A page that has its own place in the navigation. */
export interface Place {
  /** The id of the page's extension; a page that isn't installed isn't shown. */
  id: string;
  /** What the navigation calls it. */
  title: string;
  icon: ReactElement;
  /** Where it leads, if not to the page's own address. */
  href?: string;
  /** The key that goes there after `g`. */
  key?: string;
}

const size = 16;

/** The places, in the groups and the order in which people need them. */
export const places: {
  main: Place[];
  truth: Place[];
  parts: Place[];
  notifications: Place;
  settings: Place;
} = {
  main: [
    {
      id: 'page:home',
      title: 'Home',
      icon: <RiHome5Line size={size} />,
      key: 'h',
    },
    {
      id: 'page:catalog',
      title: 'Catalog',
      icon: <RiLayoutGridLine size={size} />,
      key: 'c',
    },
    {
      id: 'page:scaffolder',
      title: 'Create',
      icon: <RiAddLine size={size} />,
      key: 'n',
    },
  ],
  truth: [
    {
      id: 'page:slo',
      title: 'SLOs',
      icon: <RiFocus3Line size={size} />,
      key: 's',
    },
    {
      id: 'page:incidents',
      title: 'Incidents',
      icon: <RiAlarmWarningLine size={size} />,
      key: 'i',
    },
    {
      id: 'page:runbooks',
      title: 'Runbooks',
      icon: <RiBookOpenLine size={size} />,
      key: 'r',
    },
    {
      id: 'page:design-docs',
      title: 'Designs',
      icon: <RiFileTextLine size={size} />,
      key: 'o',
    },
    {
      id: 'page:delivery',
      title: 'Delivery',
      icon: <RiRocketLine size={size} />,
      key: 'd',
    },
    {
      id: 'page:cost',
      title: 'Cost',
      icon: <RiMoneyDollarCircleLine size={size} />,
      key: '$',
    },
  ],
  parts: [
    {
      id: 'page:local-git',
      title: 'Repositories',
      icon: <RiGitRepositoryLine size={size} />,
      key: 'p',
    },
    {
      id: 'page:api-docs',
      title: 'APIs',
      href: APIS_IN_CATALOG,
      icon: <RiBracesLine size={size} />,
      key: 'a',
    },
  ],
  notifications: {
    id: 'page:notifications',
    title: 'Notifications',
    icon: <RiNotification3Line size={size} />,
    key: 'u',
  },
  settings: {
    id: 'page:user-settings',
    title: 'Settings',
    icon: <RiSettings3Line size={size} />,
    key: ',',
  },
};

/** Pages that are reached from where they are needed, not from the navigation. */
export const unlistedPages = [
  'page:search',
  'page:catalog-import',
  'page:catalog-graph',
  'page:auth',
];
