export const EDGE_CODES = ['newline', 'space', 'invisible'] as const
export type EdgeCode = (typeof EDGE_CODES)[number]

const edges = (code: EdgeCode, characters: string): [number, EdgeCode][] =>
  [...characters].map((character) => [character.charCodeAt(0), code])
/** White_Space of Unicode, and the invisible characters that are copied along with text. */
const EDGES = /* @__PURE__ */ new Map([
  ...edges('newline', '\n\v\f\r\u0085\u2028\u2029'),
  ...edges('space', '\t \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000'),
  ...edges('invisible', '\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff'),
])

/** The text without white space and invisible characters at its ends; `note` is told how many there were. */
export function trimPaste(text: string, note?: (code: EdgeCode, at: 'start' | 'end', count: number) => void): string {
  let from = 0
  let to = text.length
  // One by one from each end: a pattern would try every space inside as the beginning of the end.
  for (const at of ['start', 'end'] as const) {
    const counts = { newline: 0, space: 0, invisible: 0 }
    while (from < to) {
      const code = EDGES.get(text.charCodeAt(at === 'start' ? from : to - 1))
      if (!code) break
      counts[code]++
      if (at === 'start') from++
      else to--
    }
    if (note) for (const code of EDGE_CODES) if (counts[code] > 0) note(code, at, counts[code])
  }
  return text.slice(from, to)
}
