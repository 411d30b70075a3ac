/** Safari begins to read after the press; withdrawn at once, the download would be empty. */
const WITHDRAW_MS = 2_000

/** Has the browser download a file. Its address names a piece of memory and not what is in it, and is withdrawn soon. */
export function saveFile(file: Blob, fileName: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  // Not put into the page, where a focus trap and the host's own listeners would see it.
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), WITHDRAW_MS)
}
