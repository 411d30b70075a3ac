import { useEffect, useState } from 'react'
import { useKeyForm } from './keyFormContext'

/**
 * One text of the form once it has stood still for some milliseconds, and an emptied one at once. Between the key presses of a
 * burst the component that calls this does not render.
 */
export function useSettledEntry(name: 'key' | 'name' | 'application', delay: number): string {
  const { form } = useKeyForm()
  const [value, setValue] = useState(() => form.getValues(name))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const take = () => setValue(form.getValues(name))
    const { unsubscribe } = form.watch((_, { name: changed }) => {
      // Without a name all of it is another, as after a reset.
      if (changed !== undefined && changed !== name) return
      clearTimeout(timer)
      if (form.getValues(name) === '') take()
      else timer = setTimeout(take, delay)
    })
    take()
    return () => {
      unsubscribe()
      clearTimeout(timer)
    }
  }, [form, name, delay])
  return value
}
