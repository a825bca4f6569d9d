/** The mark of the portal: a causeway, a road on pillars that keeps you dry. */
export function BrandMark(props: { size?: number }) {
  const { size = 18 } = props;
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M2 11.5c2-3 4-3 6-3s4 0 6-3M4 14v-4M8 14V8.500M12 14V7" />
    </svg>
  );
}
