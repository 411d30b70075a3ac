const toHex = (text: string): string =>
  Array.from(new TextEncoder().encode(text), (byte) => byte.toString(16).padStart(2, '0')).join('')

const toBase64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text))).replace(/=+$/, '')

/** The shapes in which a text turns up where it should not. */
const encodingsOf = (secret: string): readonly string[] => [
  ...new Set([
    secret,
    toBase64(secret),
    toBase64(secret).replaceAll('+', '-').replaceAll('/', '_'),
    toHex(secret),
    toHex(secret).toUpperCase(),
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    [...secret].toReversed().join(''),
  ]),
]

/**
 * Where a value holds a secret: the path to it, or null. Reads everything that code without the class could read: own
 * properties of any kind, names, maps, sets, errors with stack and cause, and what `String()` and JSON make of it.
 *
 * @param secret 8 characters or more; shorter text is found by accident
 */
export function findLeak(value: unknown, secret: string): string | null {
  const shapes = encodingsOf(secret)
  const leaks = (text: string): boolean => shapes.some((shape) => text.includes(shape))
  const seen = new Set<unknown>()

  const visit = (at: unknown, path: string): string | null => {
    if (typeof at === 'string') return leaks(at) ? path : null
    if (typeof at === 'symbol') return leaks(String(at)) ? path : null
    if ((typeof at !== 'object' && typeof at !== 'function') || at === null || seen.has(at)) return null
    seen.add(at)
    if (leaks(rendered(at))) return `${path} as text`
    if (at instanceof Map || at instanceof Set) {
      for (const [key, item] of at.entries()) {
        const found = visit(key, `${path} key`) ?? visit(item, `${path} item`)
        if (found !== null) return found
      }
    }
    for (const key of Reflect.ownKeys(at)) {
      const found = visit(key, `${path} property name`) ?? visit(read(at, key), `${path}.${String(key)}`)
      if (found !== null) return found
    }
    return null
  }

  return visit(value, 'value')
}

const read = (from: object, key: PropertyKey): unknown => {
  try {
    return Reflect.get(from, key)
  } catch {
    return undefined
  }
}

const rendered = (value: object): string => {
  let text = ''
  for (const render of [() => Reflect.apply(String, undefined, [value]), () => JSON.stringify(value)]) {
    try {
      text += ` ${render()}`
    } catch {
      // What cannot be rendered cannot leak that way.
    }
  }
  return text
}
