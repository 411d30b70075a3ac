import { ApiKeyError } from '../../core/errors'

/** Characters of all lines together at most; a check has six short ones. */
const MAX_LENGTH = 64 * 1024

/**
 * Reads an answer line by line as it comes (NDJSON). Each line is one JSON value; empty ones are passed over.
 *
 * @throws {ApiKeyError} `badResponse` where a line is no JSON or the answer is too long; whatever the connection throws
 */
export async function readLines(response: Response, onLine: (value: unknown) => void): Promise<void> {
  const reader = response.body?.getReader()
  if (reader === undefined) throw new ApiKeyError('badResponse')
  const decoder = new TextDecoder()
  let rest = ''
  let length = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      const text = done ? decoder.decode() : decoder.decode(value, { stream: true })
      length += text.length
      if (length > MAX_LENGTH) throw new ApiKeyError('badResponse')
      const lines = (rest + text).split('\n')
      rest = done ? '' : (lines.pop() ?? '')
      for (const line of lines) if (line.trim() !== '') onLine(parsed(line))
      if (done) return
    }
  } catch (thrown) {
    // What is left of the answer is of no use, and its connection is not kept open for it.
    reader.cancel().catch(() => undefined)
    throw thrown
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    // Without the parser's words: they quote the answer.
    throw new ApiKeyError('badResponse')
  }
}
