/** A text in every form in which it could lie about unnoticed. */
export function encodingsOf(text: string): ReadonlyMap<string, Buffer> {
  const bytes = Buffer.from(text)
  // Base64 looks different at each of three offsets; the first and last characters depend on the neighbours.
  const base64 = [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '')
      .slice(offset === 0 ? 0 : 4, -2),
  )
  return new Map([
    ['raw', bytes],
    ['hex', Buffer.from(bytes.toString('hex'))],
    ['HEX', Buffer.from(bytes.toString('hex').toUpperCase())],
    ...base64.map((form, offset) => [`base64 at ${offset}`, Buffer.from(form)] as const),
    ...base64.map(
      (form, offset) => [`base64url at ${offset}`, Buffer.from(form.replaceAll('+', '-').replaceAll('/', '_'))] as const,
    ),
    ['reversed', Buffer.from([...text].reverse().join(''))],
    ['UTF-16LE', Buffer.from(text, 'utf16le')],
    ['JSON', Buffer.from(JSON.stringify(text).slice(1, -1))],
    ['URL', Buffer.from(encodeURIComponent(text))],
    [
      'HTML',
      Buffer.from(
        text
          .replaceAll('&', '&amp;')
          .replaceAll('<', '&lt;')
          .replaceAll('>', '&gt;')
          .replaceAll('"', '&quot;')
          .replaceAll("'", '&#39;'),
      ),
    ],
  ])
}
