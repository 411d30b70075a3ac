const ESCAPED: Readonly<Record<string, string>> = { '~': '~~', ',': '~.' }

/** Texts that are not empty, or none, as one line with commas between: `null` is `~`, and `~` and `,` inside are `~~` and `~.`. */
export function writeList(values: readonly (string | null)[]): string {
  return values.map((value) => (value === null ? '~' : value.replace(/[~,]/g, (sign) => ESCAPED[sign] ?? sign))).join()
}

/** The values of a line by {@link writeList}, each once, as many as `limit` at most. It reads every text; `a,,b` has two values. */
export function readList(text: string, limit: number): (string | null)[] {
  const values = text.split(',', limit).flatMap((item) => {
    if (item === '') return []
    if (item === '~') return [null]
    return [item.replace(/~[~.]/g, (sign) => (sign === '~~' ? '~' : ','))]
  })
  return [...new Set(values)]
}
