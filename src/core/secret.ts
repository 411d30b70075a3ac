const REDACTED = '[redacted]'

/** Not a private field: the consoles of browsers show those, and so do debuggers that pass a log on. */
const texts = new WeakMap<Secret, string>()

/**
 * Text that must not leak. Whatever turns a value into text (`String()`, templates, `+`, JSON, `console`,
 * `util.inspect`) gets `[redacted]`; only {@link Secret.reveal} returns the text itself.
 *
 * Keep it in one state of one flow. It has no place in lists, caches, attributes, storage, URLs or logs.
 */
export class Secret {
  constructor(text: string) {
    texts.set(this, text)
    Object.freeze(this)
  }

  /** The text. Call it where the text is used, and keep no copy. */
  reveal(): string {
    return texts.get(this) ?? ''
  }

  toString(): string {
    return REDACTED
  }

  toJSON(): string {
    return REDACTED
  }

  [Symbol.toPrimitive](): string {
    return REDACTED
  }

  get [Symbol.toStringTag](): string {
    return 'Secret'
  }

  /** Node's `util.inspect`, and so `console.log`, asks under this symbol; no import of `node:util` is needed. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return REDACTED
  }
}
