import { QUOTE_PAIRS } from './pasteTables'
import { trimPaste } from './trimPaste'

/** One thing that was pasted along with a key, and the text without it. */
export interface Peeled {
  readonly code: 'bearer' | 'assignment' | 'braces' | 'punctuation' | 'quotes'
  readonly at: 'start' | 'end' | 'both'
  readonly text: string
}

const BEARER = /^(?:bearer|token)\s+(?=\S+$)/i
const HEADER_FLAG = /^(?:-H|--header)\s+(?=["'])/
/** `export NAME=`, `const name = `, `"name": `, `X-Api-Key: `, `API key: `. */
const ASSIGNMENT =
  /^(?:((?:export|set|const|let|var|env)\s+|\$env:)|\$|--)?(?:(["'`])\w[\w .-]{0,63}\2|([a-z_][\w .-]{0,63}))(\s*(?::=|[:=])\s*)/i
/** One word, as the right-hand side of an assignment: no second assignment after `;` or `&`. */
const ASSIGNED = /^(?:(?:bearer|token)\s+)?(?![:=])(?!\S*[;&][\w.-]+=)\S+$/i
/** Without spaces and quotes only such names, `apiKey` and `MY_VARIABLE`, are told apart from a key that has `=` in it. */
const SECRET_NAME = /^(?:[\w .-]*[ _.-])?(?:api|access|auth|client|secret|private)?(?:key|token|secret|passw(?:or)?d|pwd)$/i
const CAMEL_NAME = /^[A-Za-z][a-z]+(?:[A-Z][a-z]+)*(?:Key|Token|Secret|Password)$/
const VARIABLE = /^(?=.{6})[A-Z][A-Z\d]*_[A-Z\d_]*$/

/** What braces hold in pasted code: one key, quoted or not, named or not. */
const BRACED =
  /^(?:(?:(?:bearer|token)\s+|[\w.-]{1,64}\s*[:=]\s*)?[^\s"'`,{}<>[\]]+|(?:(["']?)\w[\w .-]{0,63}\1\s*[:=]\s*)?(["'])[^"']*\2)[;,]?$/i

/** Whether a text is within one pair of marks: in `"a":"b"` are two. */
const isQuoted = (text: string): boolean => {
  const [open, close, inner] = [text.charAt(0), text.slice(-1), text.slice(1, -1)]
  return inner !== '' && QUOTE_PAIRS.includes(open + close) && !inner.includes(open) && !inner.includes(close)
}

/** Without the end of a line of code. */
const lineOf = (text: string): string => {
  let end = text.length
  while (';,'.includes(text.charAt(end - 1)) && end > 1) end--
  return end < text.length ? trimPaste(text.slice(0, end)) : text
}

const assignmentBefore = (text: string): string => {
  const [whole = '', keyword, , name = '', sign = ''] = ASSIGNMENT.exec(text) ?? []
  const value = lineOf(text.slice(whole.length))
  const quoted = isQuoted(value)
  if (!whole || (!quoted && !ASSIGNED.test(value))) return ''
  const clear = quoted || keyword !== undefined || /\s/.test(sign)
  return clear || (sign === '=' && [SECRET_NAME, CAMEL_NAME, VARIABLE].some((pattern) => pattern.test(name))) ? whole : ''
}

/** Characters at each end that are braces around one key: 2 for `{{key}}`. */
const braceDepth = (text: string): number => {
  const pair = text.charAt(0) + text.slice(-1)
  if (!['{}', '<>', '[]'].includes(pair)) return 0
  const depth = text.charAt(1) + text.slice(-2, -1) === pair ? 2 : 1
  return BRACED.test(trimPaste(text.slice(depth, -depth))) ? depth : 0
}

/**
 * Takes the outermost thing off that is no part of a key. In `codeLine`, the rest of a line of code, a comma or a semicolon
 * at the end is one; elsewhere it may belong to the key.
 */
export function peelPaste(text: string, codeLine: boolean): Peeled | null {
  const bearer = BEARER.exec(text)?.[0]
  if (bearer) return { code: 'bearer', at: 'start', text: text.slice(bearer.length) }
  const name = HEADER_FLAG.exec(text)?.[0] ?? assignmentBefore(text)
  if (name) return { code: 'assignment', at: 'start', text: text.slice(name.length) }
  const depth = braceDepth(text)
  if (depth > 0) return { code: 'braces', at: 'both', text: text.slice(depth, -depth) }
  const line = lineOf(text)
  if (line !== text && (codeLine || isQuoted(line))) return { code: 'punctuation', at: 'end', text: line }
  return isQuoted(text) ? { code: 'quotes', at: 'both', text: text.slice(1, -1) } : null
}
