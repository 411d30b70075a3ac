import { type ApiKey, statusOf } from './model'

export interface ExportColumn {
  readonly header: string
  /** The text of the cell; `plainValue` has that of our own columns. */
  readonly value: (key: ApiKey) => string
}

export interface CsvOptions {
  /** Whether a byte order mark comes first, without which Excel reads UTF-8 as another encoding. @default true */
  readonly bom?: boolean
}

/** Few enough for a chunk to be made within a frame, many enough for 100,000 keys to be some hundred chunks. */
const ROWS_OF_A_CHUNK = 500

/** What spreadsheets take for a formula, also as full-width signs, where blanks, quotes or control characters come before it. */
const FORMULA = /^[\s\p{C}"]*[=+\-@＝＋－＠]/u
/** At the beginning of a cell these are dangerous by themselves: readers drop them, or split the cell there. */
const DANGEROUS_START = /^[\t\r\n\0]/
/** Where a reader that takes no heed of quotes, or has `;` for its separator, lets another cell begin. */
const OTHER_CELL = /([,;\t\r\n])/

/** Text that no spreadsheet takes for a formula (OWASP, CSV Injection): an apostrophe is put before what looks like one. */
function harmless(text: string): string {
  const parts = text.split(OTHER_CELL).map((part) => (FORMULA.test(part) ? `'${part}` : part))
  const joined = parts.join('')
  return DANGEROUS_START.test(joined) ? `'${joined}` : joined
}

/** Always quoted: then separators of other countries, blanks at the ends and a first header `ID`, which is SYLK to Excel, do no harm. */
const cell = (text: string): string => `"${harmless(text).replaceAll('"', '""')}"`

const line = (texts: readonly string[]): string => `${texts.map(cell).join()}\r\n`

/** In chunks of some hundred keys, taken one after the other as they are asked for. */
function* chunked(keys: Iterable<ApiKey>, write: (key: ApiKey) => string): Generator<string> {
  let chunk = ''
  let rows = 0
  for (const key of keys) {
    chunk += write(key)
    if (++rows % ROWS_OF_A_CHUNK > 0) continue
    yield chunk
    chunk = ''
  }
  if (chunk !== '') yield chunk
}

/**
 * Keys as comma-separated values (RFC 4180) in chunks: a line of headers, then one for each key. Each cell is quoted, and one
 * that a spreadsheet would take for a formula begins with an apostrophe.
 */
export function* csvOf(
  keys: Iterable<ApiKey>,
  columns: readonly ExportColumn[],
  { bom = true }: CsvOptions = {},
): Generator<string> {
  yield (bom ? '\ufeff' : '') + line(columns.map(({ header }) => header))
  yield* chunked(keys, (key) => line(columns.map(({ value }) => value(key))))
}

/** The fields of a key and no others, whatever an adapter has put beside them. */
function recordOf(key: ApiKey, now: number) {
  return {
    id: key.id,
    kind: key.kind,
    name: key.name,
    ...(key.kind === 'credential' ? { endpoint: key.endpoint } : {}),
    hint: { prefix: key.hint.prefix, tail: key.hint.tail },
    application: key.application,
    scopes: key.scopes,
    status: statusOf(key, now),
    state: key.state,
    createdAt: key.createdAt,
    createdBy: key.createdBy,
    expiresAt: key.expiresAt,
    lastUsedAt: key.lastUsedAt,
    rotationDueAt: key.rotationDueAt,
    replaces: key.replaces,
    replacedBy: key.replacedBy,
    retiresAt: key.retiresAt,
    version: key.version,
  }
}

/**
 * Keys as a JSON array in chunks, one key a line: the fields of an `ApiKey` and its `status`, and never a secret.
 *
 * @param now milliseconds since the epoch, at which the status is told
 */
export function* jsonOf(keys: Iterable<ApiKey>, now: number): Generator<string> {
  let before = '[\n'
  for (const chunk of chunked(keys, (key) => {
    const text = before + JSON.stringify(recordOf(key, now))
    before = ',\n'
    return text
  }))
    yield chunk
  yield before === '[\n' ? '[]\n' : '\n]\n'
}
