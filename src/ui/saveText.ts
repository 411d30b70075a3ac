import type { Secret } from '../core/secret'

/** Has the browser download a text. Its address names a piece of memory and not the text, and is withdrawn at once. */
export function saveText(text: Secret, fileName: string): void {
  const url = URL.createObjectURL(new Blob([text.reveal()], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  // Not put into the page, where the focus trap and the host's own listeners would see it.
  link.click()
  URL.revokeObjectURL(url)
}
