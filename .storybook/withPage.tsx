import type { Decorator } from '@storybook/react-vite'
import { type ReactNode, useLayoutEffect } from 'react'
import './host.css'

interface PageProps {
  readonly locale: string
  readonly direction: string
  readonly theme: string
  readonly children: ReactNode
}

const FROM_RIGHT_TO_LEFT = /^(ar|fa)\b/

/** Does to the document what a host's page does: language, direction, theme. */
function Page({ locale, direction, theme, children }: PageProps) {
  useLayoutEffect(() => {
    const { documentElement } = document
    documentElement.lang = locale
    documentElement.dir = direction === 'auto' ? (FROM_RIGHT_TO_LEFT.test(locale) ? 'rtl' : 'ltr') : direction
    if (theme === 'system') delete documentElement.dataset['theme']
    else documentElement.dataset['theme'] = theme
    documentElement.style.colorScheme = theme === 'system' ? 'light dark' : theme
  }, [locale, direction, theme])
  return (
    <div
      className="kr-scope"
      style={{ background: 'var(--kr-surface)', color: 'var(--kr-text)', minHeight: '100%', padding: 16 }}
    >
      {children}
    </div>
  )
}

export const withPage: Decorator = (Story, { globals }) => (
  <Page locale={String(globals['locale'])} direction={String(globals['direction'])} theme={String(globals['theme'])}>
    <Story />
  </Page>
)
