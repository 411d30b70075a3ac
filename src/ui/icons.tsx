import type { ReactNode } from 'react'

const icon = (children: ReactNode) => (
  <svg
    className="kr-icon"
    width="16"
    height="16"
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    {children}
  </svg>
)

// Drawn on a grid of 16 with a line of 1.5. They stand beside words or carry a name on their button; none speaks alone.
// One constant each, so that a page carries those that it shows.
export const addIcon = /* @__PURE__ */ icon(<path d="M8 3v10M3 8h10" />)
export const checkIcon = /* @__PURE__ */ icon(<path d="m3 8.5 3.5 3.5L13 4.5" />)
export const clockIcon = /* @__PURE__ */ icon(<path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M8 4.8V8l2.2 1.6" />)
export const closeIcon = /* @__PURE__ */ icon(<path d="m4 4 8 8M12 4l-8 8" />)
export const copyIcon = /* @__PURE__ */ icon(<path d="M6 6h7v7H6zM10 6V3H3v7h3" />)
export const crossIcon = /* @__PURE__ */ icon(<path d="m4.5 4.5 7 7m0-7-7 7" />)
export const dashIcon = /* @__PURE__ */ icon(<path d="M4 8h8" />)
export const dotIcon = /* @__PURE__ */ icon(<circle cx="8" cy="8" r="2" />)
export const downloadIcon = /* @__PURE__ */ icon(<path d="M8 2.5v7.5M4.8 7 8 10.2 11.2 7M3 13.5h10" />)
export const expandIcon = /* @__PURE__ */ icon(<path d="m4.5 6.5 3.5 3.5 3.5-3.5" />)
export const hideIcon = /* @__PURE__ */ icon(
  <path d="M2.5 2.5l11 11M6.4 4A6 6 0 0 1 8 3.8c3.5 0 5.6 3 6 4.2a7.6 7.6 0 0 1-1.9 2.6M4 5.2A7.7 7.7 0 0 0 2 8c.4 1.2 2.5 4.2 6 4.2a6 6 0 0 0 2.8-.7M6.7 6.7a1.8 1.8 0 0 0 2.6 2.6" />,
)
export const keyIcon = /* @__PURE__ */ icon(
  <path d="M8.6 8.4 13.5 3.5M11.5 5.5l1.5 1.5M5.5 8a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4" />,
)
// One element: it stands in each row.
export const moreIcon = /* @__PURE__ */ icon(<path strokeWidth="2.5" d="M3 8h.01M8 8h.01M13 8h.01" />)
export const ringIcon = /* @__PURE__ */ icon(<path d="M8 2.5A5.5 5.5 0 1 1 2.5 8" />)
export const searchIcon = /* @__PURE__ */ icon(<path d="M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10m3.6-1.4L14 14" />)
export const showIcon = /* @__PURE__ */ icon(
  <path d="M2 8c.4-1.2 2.5-4.2 6-4.2S13.6 6.8 14 8c-.4 1.2-2.5 4.2-6 4.2S2.4 9.2 2 8M8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6" />,
)
export const sparkIcon = /* @__PURE__ */ icon(<path d="M8 2.5 9.3 6.7 13.5 8 9.3 9.3 8 13.5 6.7 9.3 2.5 8l4.2-1.3z" />)
export const warningIcon = /* @__PURE__ */ icon(<path d="M8 2.5 14.3 13H1.7zM8 6.5V9.5M8 11.3v.1" />)
export const filterIcon = /* @__PURE__ */ icon(<path d="M2.5 4h11M4.5 8h7M6.5 12h3" />)
export const settingsIcon = /* @__PURE__ */ icon(
  <path d="M2 5h6m4 0h2M2 11h2m4 0h6M10 3.4a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 0 0 0-3.2M6 9.4a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 0 0 0-3.2" />,
)
export const sortIcon = /* @__PURE__ */ icon(<path d="M8 13V3.5M4.5 7 8 3.5 11.5 7" />)
