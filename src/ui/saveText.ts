import type { Secret } from '../core/secret'

/** Safari begins to read after the press; withdrawn at once, the download would be empty, and the key taken for kept. */
const WITHDRAW_MS = 2_000

/** Has the browser download a text. Its address names a piece of memory and not the text, and is withdrawn soon. */
export function saveText(text: Secret, fileName: string): void {
  const url = URL.createObjectURL(new Blob([text.reveal()], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  // Not put into the page, where the focus trap and the host's own listeners would see it.
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), WITHDRAW_MS)
}
