import type { ReactNode } from "react";

const SHAPES = {
  reviews: <path d="M3 2.5h10v11H3zM5.5 5.5h5M5.5 8h5M5.5 10.5h2.5" />,
  policy: <path d="M8 1.8 13.2 4v3.6c0 3.2-2.1 5.5-5.2 6.6-3.1-1.1-5.2-3.4-5.2-6.6V4ZM5.6 8l1.7 1.7 3.1-3.4" />,
  replay: <path d="M2.8 8a5.2 5.2 0 1 0 1.7-3.8M2.6 2.6v2.8h2.8M6.8 5.8v4.4L10.4 8Z" />,
  import: <path d="M8 2v7.4M4.9 6.6 8 9.7l3.1-3.1M2.6 10.8v2.7h10.8v-2.7" />,
  insight: <path d="M2.5 13.5h11M4.2 11V7.6M8 11V3M11.8 11V5.6" />,
  people: (
    <>
      <circle cx="6" cy="5.2" r="2.5" />
      <path d="M1.4 13.4c.3-2.9 2.1-4.4 4.6-4.4s4.3 1.5 4.6 4.4M10.4 2.9a2.5 2.5 0 0 1 0 4.6M12 9.4c1.5.6 2.4 1.9 2.6 4" />
    </>
  ),
  archive: <path d="M2 2.8h12v3H2zM3 5.8h10v7.4H3zM6.2 8.6h3.6" />,
  hub: <path d="M2.5 2.5h11v4.2h-11zM2.5 9.3h11v4.2h-11zM5 4.6h.01M5 11.4h.01" />,
  menu: <path d="M2.5 4.2h11M2.5 8h11M2.5 11.8h11" />,
  close: <path d="m3.8 3.8 8.4 8.4M12.2 3.8l-8.4 8.4" />,
  person: (
    <>
      <circle cx="8" cy="5.2" r="2.7" />
      <path d="M2.8 13.6c.4-3.1 2.4-4.6 5.2-4.6s4.8 1.5 5.2 4.6" />
    </>
  ),
  mail: <path d="M2 3.5h12v9H2zM2.3 4l5.7 4.6L13.7 4" />,
  fax: <path d="M4.5 6V2.2h7V6M2.2 6h11.6v6.8H2.2zM4.5 9.2h4M11.6 9.2h.01" />,
  file: <path d="M4 1.8h5l3.2 3.2v9.2H4zM8.8 1.8v3.4h3.4" />,
  clock: <path d="M13.4 8A5.4 5.4 0 1 1 2.6 8a5.4 5.4 0 0 1 10.8 0ZM8 5v3.2l2.2 1.3" />,
  check: <path d="m3.2 8.5 3.2 3.2 6.4-7" />,
  pen: <path d="m10.6 2.6 2.8 2.8-7.6 7.6-3.4.6.6-3.4ZM9 4.2 11.8 7" />,
  back: <path d="M13 8H3.2M7 4 3 8l4 4" />,
  warning: <path d="M8 2.2 14.4 13.4H1.6ZM8 6.6v3.2M8 11.6v.1" />,
  hidden: <path d="M1.8 8C3.4 5.2 5.5 3.8 8 3.8s4.6 1.4 6.2 4.2c-1.6 2.8-3.7 4.2-6.2 4.2S3.4 10.8 1.8 8ZM3 13 13 3" />,
  note: <path d="M2.4 3h11.2v8H8.4L5 13.6V11H2.4z" />,
  key: <path d="M2 4.2h12v7.6H2zM4.6 6.8h.01M7 6.8h.01M9.4 6.8h.01M11.6 6.8h.01M5 9.4h6" />,
} as const satisfies Record<string, ReactNode>;

export type ConsoleIconName = keyof typeof SHAPES;

/** Decoration: the words stand beside it or in the control's name. */
export function Icon({ name }: { name: ConsoleIconName }) {
  return (
    <svg
      className="icon"
      data-icon={name}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {SHAPES[name]}
    </svg>
  );
}
