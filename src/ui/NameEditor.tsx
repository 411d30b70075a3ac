import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { toApiKeyError } from '../core/errors'
import type { ApiKey } from '../core/model'
import { issuesOf } from '../core/schema'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import { patchSchemaOf } from '../headless/patchSchemaOf'
import { useKeyrack } from '../headless/useKeyrack'
import { warningIcon } from './icons'

export interface NameEditorProps {
  readonly apiKey: ApiKey
  readonly frame: RefObject<HTMLElement | null>
}

/**
 * What was typed, by the key as it was when the renaming began: in a long list the row, and with it the input, leaves the
 * document when it is scrolled away, and comes back.
 */
const drafts = new WeakMap<ApiKey, { readonly text: string; readonly message: string | null }>()

/**
 * The name of a key, changed in its row. Enter saves and Escape does not. Who goes elsewhere saves what is valid and leaves
 * what was not changed; what is wrong stays, with its reason, so that nothing that was typed is lost unseen.
 */
export function NameEditor({ apiKey: now, frame }: NameEditorProps) {
  const { rules, words } = useKeyrack()
  const { actions, renaming, stopRenaming, announce, offerUndo, failDialog } = useApiKeyTableContext()
  // As it was when the renaming began: a list that is read anew brings another version, and a conflict would go unseen.
  const apiKey = renaming ?? now
  const [draft] = useState(() => drafts.get(apiKey) ?? { text: apiKey.name, message: null })
  const keep = (change: Partial<typeof draft>) => drafts.set(apiKey, { ...(drafts.get(apiKey) ?? draft), ...change })
  const { t } = words
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [message, setMessage] = useState(draft.message)
  const [busy, setBusy] = useState(false)
  const ended = useRef(false)

  useEffect(() => {
    // Not when its row comes back: the focus is elsewhere by then.
    if (drafts.has(apiKey)) return
    drafts.set(apiKey, draft)
    input.current?.focus()
    input.current?.select()
  }, [apiKey, draft])
  const tell = (sentence: string | null) => {
    keep({ message: sentence })
    setMessage(sentence)
  }

  const end = (focus: boolean) => {
    ended.current = true
    stopRenaming()
    if (!focus) return
    // The row's own again, which stands there with the next render.
    const row = input.current?.closest<HTMLElement>('[data-key]')?.dataset['key'] ?? apiKey.id
    requestAnimationFrame(() => {
      const selector = `[data-key="${CSS.escape(row)}"] :is(.kr-cell-actions > button, .kr-name)`
      const found = frame.current?.querySelectorAll<HTMLElement>(selector)
      found?.[found.length - 1]?.focus()
    })
  }

  const save = async (focus: boolean) => {
    if (busy || ended.current) return
    const text = input.current?.value ?? ''
    if (text.trim() === apiKey.name) return end(focus)
    const { version } = apiKey
    const read = patchSchemaOf(rules).safeParse({ version, name: text })
    if (!read.success) {
      const [issue] = issuesOf(read.error, rules)
      return tell(issue === undefined ? null : words.field('name', issue.code, issue.params))
    }
    setBusy(true)
    tell(null)
    const row = input.current
    try {
      const after = await actions.update(apiKey, { version, name: read.data.name ?? '' })
      // Where the focus has gone elsewhere meanwhile it stays there.
      const { activeElement } = document
      end(focus || activeElement === input.current || activeElement === document.body)
      announce('updated', after.name)
      offerUndo({ action: 'rename', before: apiKey, after })
    } catch (thrown) {
      const error = toApiKeyError(thrown)
      const issue = error.issues?.find(({ field }) => field === 'name')
      const { what, next } = words.problem(error)
      if (row?.isConnected !== true) failDialog(error)
      tell(issue === undefined ? words.join(what, next) : words.field('name', issue.code, issue.params))
      setBusy(false)
    }
  }

  const press = (event: KeyboardEvent) => {
    // Enter and Escape that belong to an input method are not for us.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Enter') {
      event.preventDefault()
      void save(true)
    } else if (event.key === 'Escape' && !busy) {
      event.preventDefault()
      event.stopPropagation()
      end(true)
    }
  }
  return (
    <span className="kr-naming">
      <input
        ref={input}
        className="kr-input kr-naming-input"
        type="text"
        dir="auto"
        autoComplete="off"
        aria-label={t('fields.name')}
        aria-invalid={message !== null}
        aria-describedby={message === null ? undefined : id}
        readOnly={busy}
        defaultValue={draft.text}
        onChange={(event) => {
          keep({ text: event.currentTarget.value })
          tell(null)
        }}
        onKeyDown={press}
        // With the window the focus goes too, and the element stays the active one.
        onBlur={(event) => event.currentTarget !== document.activeElement && void save(false)}
      />
      <span className="kr-naming-message" id={id} role="alert" hidden={message === null}>
        {message !== null && (
          <>
            {warningIcon}
            <span>{message}</span>
          </>
        )}
      </span>
    </span>
  )
}
