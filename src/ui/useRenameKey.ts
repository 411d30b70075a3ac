import { type RefObject, useEffect, useRef } from 'react'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'

/** F2 on anything in a row begins to change its name, as in lists of files. */
export function useRenameKey(frame: RefObject<HTMLElement | null>): void {
  const table = useApiKeyTableContext()
  const latest = useRef(table)
  useEffect(() => {
    latest.current = table
  })
  useEffect(() => {
    const element = frame.current
    if (element === null) return undefined
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'F2' || event.defaultPrevented || !(event.target instanceof Element)) return
      const id = event.target.closest<HTMLElement>('[data-key]')?.dataset['key']
      const { list, actions, start } = latest.current
      const key = id === undefined ? undefined : list.keys.find((each) => each.id === id)
      if (key === undefined || !actions.allowed(key).includes('update')) return
      event.preventDefault()
      start('rename', key)
    }
    element.addEventListener('keydown', pressed)
    return () => element.removeEventListener('keydown', pressed)
  }, [frame])
}
