/** The texts that describe an input to a screen reader, in their order; hidden ones are read all the same. */
export function describedBy(input: Element): string[] {
  const ids = input.getAttribute('aria-describedby')?.split(' ') ?? []
  return ids.map((id) => document.getElementById(id)?.textContent ?? `nothing with the id ${id}`)
}
