import { type ClipboardEvent, type DragEvent, useCallback, useEffect, useState } from 'react'
import { inspectPaste, type PasteRepair } from '../core/inspectPaste'
import { keyProblems, toOneLine } from '../core/keyLine'
import { lengthOf } from '../core/schema'
import { Secret } from '../core/secret'
import { insertText } from './insertText'
import { useKeyForm } from './keyFormContext'
import { useKeyrack } from './useKeyrack'

interface Repaired {
  readonly repairs: readonly PasteRepair[]
  readonly value: Secret
  readonly original: Secret
  readonly input: HTMLInputElement
}

export interface KeyPaste {
  /** What was taken off the text that was pasted last, as long as it is in the input as it was left. */
  readonly repairs: readonly PasteRepair[]
  /** Puts the text in as it was pasted. */
  readonly undo: () => void
  readonly onPaste: (event: ClipboardEvent<HTMLInputElement>) => void
  readonly onDrop: (event: DragEvent<HTMLInputElement>) => void
  /** Shows what cannot be in a key that was typed; nothing is changed. */
  readonly onLeave: () => void
}

const NONE: readonly PasteRepair[] = []

/**
 * Repairs what is pasted or dropped into the input of a key, and says so. Nothing is refused at the door: what cannot be in
 * a key is put in as it is, and shown as an error. The browser's own undo goes back over it.
 */
export function useKeyPaste(): KeyPaste {
  const { form } = useKeyForm()
  const { maxLength = Infinity } = useKeyrack().rules.key
  const [repaired, setRepaired] = useState<Repaired | null>(null)

  const show = useCallback(() => {
    const value = form.getValues('key')
    // That it is too long comes first: the rule says so, and this would have a book to look through.
    const [problem] = lengthOf(value) > maxLength ? [] : keyProblems(value)
    if (problem !== undefined) form.setError('key', { type: 'paste', message: problem.code })
    else if (form.getFieldState('key').error?.type === 'paste') form.clearErrors('key')
  }, [form, maxLength])

  useEffect(() => {
    const subscription = form.watch(({ key }, { name }) => {
      if (name !== undefined && name !== 'key') return
      setRepaired((before) => (before !== null && before.value.reveal() === key ? before : null))
      if (form.getFieldState('key').error?.type === 'paste') show()
    })
    return () => subscription.unsubscribe()
  }, [form, show])

  const take = useCallback(
    (event: ClipboardEvent<HTMLInputElement> | DragEvent<HTMLInputElement>, data: DataTransfer, from: number, to: number) => {
      const input = event.currentTarget
      const text = data.getData('text/plain')
      if (text === '' || input.readOnly || event.defaultPrevented) return
      event.preventDefault()
      const { value, repairs } = inspectPaste(text)
      const around = (part: string) => input.value.slice(0, from) + part + input.value.slice(to)
      const original = new Secret(around(toOneLine(text)))
      insertText(input, toOneLine(value), from, to)
      if (repairs.length > 0) setRepaired({ repairs, value: new Secret(input.value), original, input })
      show()
    },
    [show],
  )

  return {
    repairs: repaired?.repairs ?? NONE,
    undo: useCallback(() => {
      if (repaired === null) return
      const { input, original } = repaired
      insertText(input, original.reveal(), 0, input.value.length)
      setRepaired(null)
    }, [repaired]),
    onPaste: useCallback(
      (event) => {
        const { selectionStart, selectionEnd, value } = event.currentTarget
        take(event, event.clipboardData, selectionStart ?? value.length, selectionEnd ?? value.length)
      },
      [take],
    ),
    onDrop: useCallback(
      // What is dropped is a whole key, and where in another one it would land can hardly be aimed at.
      (event) => take(event, event.dataTransfer, 0, event.currentTarget.value.length),
      [take],
    ),
    onLeave: show,
  }
}
