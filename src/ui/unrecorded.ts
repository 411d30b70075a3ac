/** What keeps an element out of recordings of the session, as each of the recorders names it. */
export const unrecorded = {
  /** rrweb, PostHog, Sentry. */
  className: 'rr-block ph-no-capture sentry-block',
  'data-dd-privacy': 'mask',
  'data-hj-suppress': '',
  'data-clarity-mask': 'true',
} as const
