import type { SloTruth } from '@causeway/plugin-slo-common';

const SHAPES: Record<SloTruth, { circle?: string; path: string }> = {
  holds: { circle: '', path: 'm5.5 8.2 1.8 1.8 3.2-3.6' },
  'at-risk': { path: 'M8 3 2.5 12.5h11zM8 6.8v2.6M8 11v.1' },
  broken: {
    path: 'M5.7 2.5h4.6l3.2 3.2v4.6l-3.2 3.2H5.7l-3.2-3.2V5.7zM8 5.3v3.2M8 10.6v.1',
  },
  unknown: {
    circle: '2.2 2.2',
    path: 'M8 10.8v.1M6.6 6.6c.1-.8.7-1.2 1.4-1.2.8 0 1.4.5 1.4 1.2 0 1-1.4 1.1-1.4 2.2',
  },
};

/** A truth as a shape of its own, so that colour isn't needed to tell it. */
export const TruthIcon = (props: { truth: SloTruth }) => {
  const { circle, path } = SHAPES[props.truth];
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {circle !== undefined && (
        <circle cx="8" cy="8" r="5.5" strokeDasharray={circle || undefined} />
      )}
      <path d={path} />
    </svg>
  );
};
