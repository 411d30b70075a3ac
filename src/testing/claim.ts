import { type ApiKeyError, type ErrorCode, isApiKeyError } from '../core/errors'

/** How long a case waits for an answer that should come at once. */
const PATIENCE_MS = 10_000

/** @throws {Error} the sentence, where it does not hold */
export function claim(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new Error(sentence)
}

const LONGEST_SHOWN = 200

const show = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value)
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN)}…`
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null

/** Where two values differ, by paths and without the values: an adapter on trial may have put a secret there. */
const differences = (actual: unknown, expected: unknown, path: string): readonly string[] => {
  if (JSON.stringify(actual) === JSON.stringify(expected)) return []
  if (!isObject(actual) || !isObject(expected)) return [path]
  return [...new Set([...Object.keys(expected), ...Object.keys(actual)])].flatMap((key) =>
    differences(actual[key], expected[key], path === '' ? key : `${path}.${key}`),
  )
}

const isFlat = (value: unknown): boolean => !isObject(value) || (Array.isArray(value) && value.every((item) => !isObject(item)))

/** Claims that two values are the same as JSON, whatever the order of their properties. */
export function claimSame(actual: unknown, expected: unknown, what: string): void {
  const at = differences(actual, expected, '')
  const found =
    isFlat(actual) && isFlat(expected)
      ? `should be ${show(expected)} and is ${show(actual)}`
      : `differs from what it should be in ${at.join(', ')}`
  claim(at.length === 0, `${what} ${found}`)
}

/** How far the clock of a service may run between two instants that are one to it. */
const CLOCK_SECONDS = 60

/** Claims that two numbers of seconds are the same, but for what a clock runs on meanwhile. */
export function claimNear(actual: number, expected: number, what: string): void {
  claim(Math.abs(actual - expected) <= CLOCK_SECONDS, `${what} should be about ${expected} and is ${actual}`)
}

/** Waits for a promise, but not for ever. */
export async function settled<T>(promise: Promise<T>, what: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} should be answered and was not within ${PATIENCE_MS} ms`)), PATIENCE_MS)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Claims that a call rejects with an `ApiKeyError`, of one of the codes where any are given, and returns it. */
export async function claimRejects(
  call: () => Promise<unknown> | undefined,
  what: string,
  ...codes: readonly ErrorCode[]
): Promise<ApiKeyError> {
  const wanted = codes.length > 0 ? codes.join(' or ') : 'an ApiKeyError'
  let promise: Promise<unknown> | undefined
  try {
    promise = call()
  } catch {
    throw new Error(`${what} should reject with ${wanted} and throws before it returns a promise`)
  }
  claim(promise !== undefined, `${what} should return a promise and returns nothing`)
  const thrown = await settled(
    promise.then(
      () => null,
      (error: unknown) => ({ error }),
    ),
    what,
  )
  claim(thrown !== null, `${what} should reject with ${wanted} and resolves`)
  const { error } = thrown
  claim(isApiKeyError(error), `${what} should reject with ${wanted} and rejects with something that is no ApiKeyError`)
  claim(codes.length === 0 || codes.includes(error.code), `${what} should reject with ${wanted} and rejects with ${error.code}`)
  return error
}
