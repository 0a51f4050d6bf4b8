import type { ReactNode } from "react";
import type { Severity } from "../../model/categories.ts";

/** All icons are decoration: the words stand beside them or in the control's name. */
function Icon({ children, name }: { children: ReactNode; name: string }) {
  return (
    <svg
      className="icon"
      data-icon={name}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

/** One shape a severity, so that hue is never the only difference. */
const SEVERITY_SHAPES: Record<Severity, ReactNode> = {
  info: <circle cx="8" cy="8" r="5.4" strokeDasharray="0.1 2.73" strokeWidth="2" />,
  warn: (
    <>
      <path d="M8 2.2 14.4 13.4H1.6Z" />
      <path d="M8 6.6v3.2M8 11.6v.1" />
    </>
  ),
  review: (
    <>
      <circle cx="6" cy="5.2" r="2.5" />
      <path d="M1.4 13.4c.3-2.9 2.1-4.4 4.6-4.4s4.3 1.5 4.6 4.4" />
      <path d="M10.4 2.9a2.5 2.5 0 0 1 0 4.6M12 9.4c1.5.6 2.4 1.9 2.6 4" />
    </>
  ),
  block: (
    <>
      <path
        d="M4.7.9h6.6l3.8 3.8v6.6l-3.8 3.8H4.7L.9 11.3V4.7Z"
        fill="currentColor"
        stroke="none"
        shapeRendering="geometricPrecision"
      />
      <path d="M4.8 8h6.4" className="icon-cut" strokeWidth="2.2" />
    </>
  ),
};

export function SeverityIcon({ severity }: { severity: Severity }) {
  return (
    <span className="severity" data-severity={severity}>
      <Icon name={severity}>{SEVERITY_SHAPES[severity]}</Icon>
    </span>
  );
}

const SHAPES = {
  check: <path d="m3.2 8.5 3.2 3.2 6.4-7" />,
  close: <path d="m3.8 3.8 8.4 8.4M12.2 3.8l-8.4 8.4" />,
  fold: <path d="M3.5 8h9" />,
  dock: <path d="M2.5 3h11v10h-11zM10 3v10" />,
  side: <path d="M2.5 3h11v10h-11zM10 3v10M4.6 8h3M6.2 6.4 7.8 8 6.2 9.6" />,
  grip: <path d="M6 4v.010M10 4v.010M6 8v.010M10 8v.010M6 12v.010M10 12v.01" strokeWidth="2" />,
  reading: <path d="M3 8v.010M8 8v.010M13 8v.01" strokeWidth="2.4" />,
  question: <path d="M5.5 5.8a2.5 2.5 0 1 1 3.7 2.2c-.8.4-1.2.9-1.2 1.7M8 12.4v.01" />,
  off: <path d="M13.2 8A5.2 5.2 0 1 1 2.8 8a5.2 5.2 0 0 1 10.4 0ZM4.4 11.6l7.2-7.2" />,
  half: (
    <>
      <circle cx="8" cy="8" r="5.2" />
      <path d="M8 2.8a5.2 5.2 0 0 1 0 10.4Z" fill="currentColor" />
    </>
  ),
  clock: <path d="M13.4 8A5.4 5.4 0 1 1 2.6 8a5.4 5.4 0 0 1 10.8 0ZM8 5v3.2l2.2 1.3" />,
  show: <path d="M9 3h4v4M13 3 7.5 8.5M6.5 4H3v9h9V9.5" />,
} as const;

export type IconName = keyof typeof SHAPES;

export function PlainIcon({ name }: { name: IconName }) {
  return <Icon name={name}>{SHAPES[name]}</Icon>;
}
