/**
 * Empties an input that has left the page. React keeps the last value of each input in a closure of the element, and a
 * browser or a framework may hold a detached element for long.
 */
export function forgetWhenGone(input: HTMLInputElement | null): void {
  // Not at once: an effect is also cleaned up where its element stays or comes back.
  setTimeout(() => {
    if (input !== null && !input.isConnected) input.value = ''
  })
}
