import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { Secret } from '../core/secret'

export type CopyState = 'idle' | 'copying' | 'copied' | 'failed'

/** A clipboard that never answers (an iframe without permission, some browsers without focus) counts as failed. */
const PATIENCE_MS = 2_000

const write = async (text: string): Promise<void> => {
  // Absent on pages without https, whatever the types say.
  const clipboard = navigator.clipboard as Clipboard | undefined
  if (clipboard === undefined) throw new Error('no clipboard')
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer')), PATIENCE_MS)
    clipboard
      .writeText(text)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer))
  })
}

const select = (element: HTMLElement): void => {
  // A range keeps the focus where it is; a helper textarea would lose it to the focus trap and copy nothing.
  const range = document.createRange()
  range.selectNodeContents(element)
  const selection = window.getSelection()
  selection?.removeAllRanges()
  selection?.addRange(range)
}

/**
 * Copies a secret, and says `copied` only when the browser has done it. Where it has not, the element that shows the
 * secret is selected, so that the user can copy it by hand.
 */
export function useCopy(secret: Secret | null, shownIn: RefObject<HTMLElement | null>) {
  const [state, setState] = useState<CopyState>('idle')
  const current = useRef(secret)
  useEffect(() => {
    current.current = secret
    setState('idle')
  }, [secret])

  const copy = useCallback(async () => {
    if (secret === null) return
    setState('copying')
    const copied = await write(secret.reveal()).then(
      () => true,
      () => false,
    )
    // A late answer about another secret says nothing about this one.
    if (current.current !== secret) return
    if (!copied && shownIn.current !== null) select(shownIn.current)
    setState(copied ? 'copied' : 'failed')
  }, [secret, shownIn])

  return { state, copy }
}
