import { type FocusEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { toApiKeyError } from '../core/errors'
import { undoOf } from '../core/undoOf'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import { useWords } from '../headless/useWords'
import { Button } from './Button'
import { closeIcon } from './icons'

/** As long as it is offered, and longer while somebody is at it. */
const OFFERED_MS = 10_000

const inText = (target: EventTarget | null) =>
  target instanceof Element && target.closest('input:not([type="checkbox"]), textarea, [contenteditable="true"]') !== null

export interface UndoBarProps {
  readonly frame: RefObject<HTMLElement | null>
}

/** Offers to take back what was done last, with a button, and with Ctrl+Z or ⌘Z from anywhere in the table. */
export function UndoBar({ frame }: UndoBarProps) {
  const { undoable, offerUndo, actions, say, failDialog } = useApiKeyTableContext()
  const { t } = useWords()
  const [held, setHeld] = useState(false)
  const bar = useRef<HTMLDivElement>(null)
  const found = undoable === null ? null : undoOf(undoable.action, undoable.before, undoable.after)
  const undo = found !== null && undoable !== null && actions.allowed(undoable.after).includes(found.action) ? found : null

  const leave = useCallback(() => {
    const focused = bar.current?.contains(document.activeElement) === true
    const id = undoable?.after.id
    offerUndo(null)
    setHeld(false)
    if (!focused || id === undefined) return
    const found = frame.current?.querySelectorAll<HTMLElement>(
      `[data-key="${CSS.escape(id)}"] :is(.kr-cell-actions > button, .kr-name)`,
    )
    found?.[found.length - 1]?.focus()
  }, [undoable, offerUndo, frame])

  useEffect(() => {
    if (undoable === null || held) return undefined
    const timer = setTimeout(leave, OFFERED_MS)
    return () => clearTimeout(timer)
  }, [undoable, held, leave])

  const run = useCallback(() => {
    if (undoable === null || undo === null) return
    const { before, after } = undoable
    leave()
    const done = undo.action === 'update' ? actions.update(after, undo.patch) : actions[undo.action](after)
    done.then(
      () => say(t('undo.undone', { name: before.name })),
      (thrown: unknown) => failDialog(toApiKeyError(thrown)),
    )
  }, [undoable, undo, leave, actions, say, t, failDialog])
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })

  const offered = undo !== null
  useEffect(() => {
    if (!offered) return undefined
    const table = frame.current?.closest<HTMLElement>('.kr-api-key-table')
    const pressed = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'z' || event.shiftKey || event.altKey || !(event.ctrlKey || event.metaKey)) return
      // In a text it takes back what was typed.
      if (event.defaultPrevented || inText(event.target)) return
      event.preventDefault()
      latest.current()
    }
    table?.addEventListener('keydown', pressed)
    return () => table?.removeEventListener('keydown', pressed)
  }, [offered, frame])

  if (undoable === null || undo === null) return null
  const hold = {
    onPointerEnter: () => setHeld(true),
    onPointerLeave: () => setHeld(bar.current?.contains(document.activeElement) === true),
    onFocus: () => setHeld(true),
    onBlur: (event: FocusEvent<HTMLElement>) => setHeld(event.currentTarget.contains(event.relatedTarget)),
  }
  const done = undoable.action === 'rename' ? 'updated' : 'disabled'
  return (
    <div ref={bar} className="kr-undo" role="group" aria-label={t('undo.undo')} {...hold}>
      <p className="kr-undo-what">{t(`announce.${done}`, { name: undoable.after.name })}</p>
      <Button look="quiet" aria-keyshortcuts="Control+Z Meta+Z" onClick={run}>
        {t('undo.undo')}
      </Button>
      <button type="button" className="kr-icon-button" aria-label={t('actions.close')} onClick={leave}>
        {closeIcon}
      </button>
    </div>
  )
}
