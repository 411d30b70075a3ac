import { useEffect, useState } from 'react'
import { isTyped } from './isTyped'
import { useKeyForm } from './keyFormContext'
import { STILL_MS } from './stillMs'

/**
 * One text of the form once nobody is typing it; what was pasted, generated or emptied at once. Between the key presses of a
 * burst the component that calls this does not render.
 */
export function useSettledEntry(name: 'key' | 'name' | 'application'): string {
  const { form } = useKeyForm()
  const [value, setValue] = useState(() => form.getValues(name))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let last = ''
    const take = () => setValue((last = form.getValues(name)))
    const { unsubscribe } = form.watch((_, { name: changed }) => {
      // Without a name all of it is another, as after a reset.
      if (changed !== undefined && changed !== name) return
      clearTimeout(timer)
      const now = form.getValues(name)
      if (isTyped(last, now)) timer = setTimeout(take, STILL_MS)
      else take()
      last = now
    })
    take()
    return () => {
      unsubscribe()
      clearTimeout(timer)
    }
  }, [form, name])
  return value
}
