import * as Menu from '@radix-ui/react-dropdown-menu'
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import { useDirection } from '../headless/useDirection'
import type { TableAction } from '../headless/useApiKeyTable'
import { useKeyrack } from '../headless/useKeyrack'
import { useNow } from '../headless/useNow'
import { maskOf } from '../core/mask'
import type { ApiKey } from '../core/model'
import { inGrace, rotationDue } from '../core/rotation'
import { ACTION_LABELS } from './actionLabels'

export interface RowMenuProps {
  readonly apiKey: ApiKey
  readonly button: HTMLButtonElement
  /** The positioned element that the menu's anchor is laid out in. */
  readonly frame: RefObject<HTMLElement | null>
  readonly onClose: () => void
  readonly restoreFocus: () => void
}

const ORDER = Object.keys(ACTION_LABELS) as (keyof typeof ACTION_LABELS)[]

/**
 * One menu for the whole table, mounted while it is open: a closed one in each row would cost more than the row.
 * Its anchor is laid over the button that opened it. At its top stand the instants that the row tells only relatively, and
 * what the key replaced.
 */
export function RowMenu({ apiKey, button, frame, onClose, restoreFocus }: RowMenuProps) {
  const { actions, start, list } = useApiKeyTableContext()
  const { adapter, words, portalContainer } = useKeyrack()
  const { t, format } = words
  const { ref, dir } = useDirection()
  const now = useNow()
  const pressedOutside = useRef(false)
  const [place, setPlace] = useState<{ top: number; left: number; width: number; height: number } | null>(null)

  useLayoutEffect(() => {
    const outer = frame.current
    if (outer === null) return
    const { top, left } = outer.getBoundingClientRect()
    const inner = button.getBoundingClientRect()
    // The frame may have been scrolled.
    setPlace({
      top: inner.top - top + outer.scrollTop,
      // physical: rectangles are measured from the left in either direction
      left: inner.left - left + outer.scrollLeft,
      width: inner.width,
      height: inner.height,
    })
  }, [button, frame, dir])

  if (place === null) return null
  const allowed = actions.allowed(apiKey)
  const refused = new Map<TableAction, string>(actions.refused(apiKey).map(({ action, reason }) => [action, reason]))
  const offered: readonly TableAction[] = [
    'details',
    ...(allowed.includes('update') ? (['rename'] as const) : []),
    ...allowed,
    ...refused.keys(),
    ...(inGrace(apiKey, now) ? (['grace'] as const) : []),
  ]
  const entries = ORDER.filter((action) => offered.includes(action))
  // What the row reminds of comes first.
  if (rotationDue(apiKey, now) !== 'none') entries.sort((a, b) => Number(b === 'rotate') - Number(a === 'rotate'))
  const { createdAt, lastUsedAt, expiresAt, rotationDueAt, retiresAt, replaces } = apiKey
  const replaced = list.keys.find(({ id }) => id === replaces)
  const facts = [
    [t('table.created'), format.instant(createdAt)],
    [t('table.lastUsed'), lastUsedAt === null ? t('table.never') : format.instant(lastUsedAt)],
    [t('table.expires'), expiresAt === null ? t('table.neverExpires') : format.instant(expiresAt)],
    ...(rotationDueAt === null ? [] : [[t('fields.rotationDueAt'), format.instant(rotationDueAt)]]),
    ...(retiresAt === null ? [] : [[t('fields.retiresAt'), format.instant(retiresAt)]]),
    ...(replaces === null ? [] : [[t('rotate.replaces'), replaced === undefined ? replaces : maskOf(replaced.hint)]]),
  ]
  return (
    // A modal menu would hide the page from assistive technology with everything in it that takes the focus.
    <Menu.Root open dir={dir} modal={false} onOpenChange={(open) => !open && onClose()}>
      <Menu.Trigger asChild>
        <span ref={ref} className="kr-menu-anchor" style={place} aria-hidden="true" tabIndex={-1} />
      </Menu.Trigger>
      <Menu.Portal container={portalContainer}>
        <Menu.Content
          className="kr-scope kr-menu"
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label={t('table.actionsFor', { name: apiKey.name })}
          aria-labelledby={undefined}
          onInteractOutside={(event) => {
            // Its own button closes it with the click that follows.
            if (button.contains(event.target as Node)) event.preventDefault()
            else pressedOutside.current = true
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            // What was pressed has the focus.
            if (!pressedOutside.current) restoreFocus()
          }}
        >
          <Menu.Label className="kr-menu-facts">
            {facts.map(([label, fact]) => (
              <span key={label} className="kr-menu-fact">
                <span>{label}</span>
                <bdi>{fact}</bdi>
              </span>
            ))}
            {adapter.scopes !== undefined && (
              <span className="kr-menu-fact">
                <span>{t('fields.scopes')}</span>
                <span>{format.number(apiKey.scopes.length)}</span>
              </span>
            )}
          </Menu.Label>
          <Menu.Separator className="kr-menu-line" />
          {entries.map((action) => (
            <Menu.Item
              key={action}
              className="kr-menu-item"
              data-action={action}
              data-danger={action === 'revoke' || action === 'delete' || undefined}
              // Not `disabled`, which would hide the reason from the keyboard.
              aria-disabled={refused.has(action) || undefined}
              onSelect={(event) => (refused.has(action) ? event.preventDefault() : start(action, apiKey))}
            >
              {t(ACTION_LABELS[action])}
              {refused.has(action) && (
                <span className="kr-refusal" dir="auto">
                  {refused.get(action)}
                </span>
              )}
            </Menu.Item>
          ))}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
