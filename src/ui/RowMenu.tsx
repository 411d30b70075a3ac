import * as Menu from '@radix-ui/react-dropdown-menu'
import { type RefObject, useLayoutEffect, useState } from 'react'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import type { KeyAction } from '../headless/keyrackContext'
import { useDirection } from '../headless/useDirection'
import { useKeyrack } from '../headless/useKeyrack'
import type { ApiKey } from '../core/model'

export interface RowMenuProps {
  readonly apiKey: ApiKey
  readonly button: HTMLButtonElement
  /** The positioned element that the menu's anchor is laid out in. */
  readonly frame: RefObject<HTMLElement | null>
  readonly onClose: () => void
  readonly restoreFocus: () => void
}

type MenuAction = Exclude<KeyAction, 'create' | 'rotate'>

const LABELS: Readonly<Record<MenuAction, string>> = {
  test: 'actions.test',
  update: 'actions.edit',
  disable: 'actions.disable',
  enable: 'actions.enable',
  revoke: 'actions.revoke',
  delete: 'actions.delete',
}

const inMenu = (action: KeyAction): action is MenuAction => Object.hasOwn(LABELS, action)

/**
 * One menu for the whole table, mounted while it is open: a closed one in each row would cost more than the row.
 * Its anchor is laid over the button that opened it. At its top stand the instants that the row tells only relatively.
 */
export function RowMenu({ apiKey, button, frame, onClose, restoreFocus }: RowMenuProps) {
  const { actions, start } = useApiKeyTableContext()
  const { words, portalContainer } = useKeyrack()
  const { t, format } = words
  const { ref, dir } = useDirection()
  const [place, setPlace] = useState<{ top: number; left: number; width: number; height: number } | null>(null)

  useLayoutEffect(() => {
    const outer = frame.current?.getBoundingClientRect()
    const inner = button.getBoundingClientRect()
    // physical: rectangles are measured from the left in either direction.
    if (outer) setPlace({ top: inner.top - outer.top, left: inner.left - outer.left, width: inner.width, height: inner.height })
  }, [button, frame, dir])

  if (place === null) return null
  const instants = [
    ['table.created', apiKey.createdAt],
    ['table.lastUsed', apiKey.lastUsedAt],
    ['table.expires', apiKey.expiresAt],
  ] as const
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
          // Its own button closes it with the click that follows.
          onInteractOutside={(event) => button.contains(event.target as Node) && event.preventDefault()}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            restoreFocus()
          }}
        >
          <Menu.Label className="kr-menu-facts">
            {instants.map(([label, at]) => (
              <span key={label} className="kr-menu-fact">
                <span>{t(label)}</span>
                <span>
                  {at === null ? t(label === 'table.expires' ? 'table.neverExpires' : 'table.never') : format.instant(at)}
                </span>
              </span>
            ))}
          </Menu.Label>
          <Menu.Separator className="kr-menu-line" />
          {actions
            .allowed(apiKey)
            .filter(inMenu)
            .map((action) => (
              <Menu.Item
                key={action}
                className="kr-menu-item"
                data-action={action}
                data-danger={action === 'revoke' || action === 'delete' || undefined}
                onSelect={() => start(action, apiKey)}
              >
                {t(LABELS[action])}
              </Menu.Item>
            ))}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
