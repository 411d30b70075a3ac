/** Longer texts take a browser seconds to put in as if they were typed. No key is half as long. */
const MAX_TYPED = 8192

/** Puts text in place of a range of an input, and has it tell so. */
export function insertText(input: HTMLInputElement, text: string, start: number, end: number): void {
  const { ownerDocument: document, value } = input
  input.focus()
  input.setSelectionRange(start, end)
  // Deprecated and without a successor: nothing else leaves the browser's own undo a way back.
  if (text.length <= MAX_TYPED && document.execCommand?.('insertText', false, text) && input.value !== value) return
  input.setRangeText(text, start, end, 'end')
  input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }))
}
