import { environmentOf } from './environmentOf'
import { checkIssuedKey, ISSUED_KEY_PATTERN } from './issuedKey'
import { type RecognitionForm, recognitionForms } from './recognitionForms'

export interface Recognition {
  /**
   * `provider`: a service that makes such keys. `issued`: a platform whose keys have the form of `formatIssuedKey`, named by
   * its brand. `format`: a form of token that anybody may make.
   */
  readonly kind: 'provider' | 'issued' | 'format'
  /** A stable id, such as `github` or `hugging-face`. */
  readonly provider: string
  /** A proper noun for sentences, the same in every language: `GitHub`, `Hugging Face`. */
  readonly name: string
  /** What the key says of itself; absent where it says nothing. */
  readonly environment?: 'test' | 'live'
  /** `certain`: the whole form fits, it is distinctive, and no other provider's fits. Anything less is `likely`. */
  readonly certainty: 'certain' | 'likely'
  /** Of a form that has one. `failed`: the key has a typing error, or is cut off. */
  readonly checksum?: 'verified' | 'failed'
}

/** The longest that a key may be; longer texts are not looked at. */
const MAX_LENGTH = 4096
/** Characters of its own text without which a form is never certain. */
const DISTINCTIVE = 4
/** A slip adds or drops about as many characters. */
const SLIP = 2

const recognition = (
  kind: Recognition['kind'],
  { provider, name, environment }: Pick<RecognitionForm, 'provider' | 'name' | 'environment'>,
  certain: boolean,
  verified?: boolean,
): Recognition => ({
  kind,
  provider,
  name,
  ...(environment && { environment }),
  certainty: certain ? 'certain' : 'likely',
  ...(verified !== undefined && { checksum: verified ? 'verified' : 'failed' }),
})

const issued = (key: string, verified: boolean): Recognition => {
  const [brand = '', environment = ''] = key.split('_')
  const named = { provider: brand, name: brand, environment: environmentOf(environment) }
  return recognition('issued', named, verified, verified)
}

/** One for each provider: the form with the least doubt and the most text of its own. */
const best = (forms: readonly RecognitionForm[]): RecognitionForm[] =>
  forms
    .toSorted((a, b) => a.doubt - b.doubt || b.own - a.own)
    .filter(({ provider }, i, sorted) => sorted.findIndex((other) => other.provider === provider) === i)

const whole = (key: string, forms: readonly RecognitionForm[]): Recognition[] => {
  const all = best(forms.filter(({ pattern }) => pattern.test(key)))
  // A doubtful form says nothing beside one that also has a distinctive text which it lacks.
  const fitting = all.filter(
    ({ doubt, own }) => doubt === 0 || !all.some((other) => other.doubt < doubt && other.own >= own + DISTINCTIVE),
  )
  return fitting.map((form) => {
    const verified = form.verify?.(key)
    const certain = fitting.length === 1 && form.doubt === 0 && form.own >= DISTINCTIVE && verified !== false
    return recognition('provider', form, certain, verified)
  })
}

/** Keys that begin as a provider's and go on otherwise: cut off, mistyped, or of a form that is newer than the table. */
const begun = (key: string, forms: readonly RecognitionForm[]): Recognition[] => {
  const fitting = forms.filter(
    ({ prefix, doubt }) =>
      doubt === 0 &&
      environmentOf(prefix.slice(0, -1)) === undefined &&
      (/[^\da-zA-Z]$/.test(prefix) ? prefix.length >= DISTINCTIVE : prefix.length > DISTINCTIVE + 1) &&
      key.startsWith(prefix) &&
      /^[\w.~+/=:|$!-]{12,}$/.test(key.slice(prefix.length)),
  )
  const longest = Math.max(...fitting.map(({ prefix }) => prefix.length))
  const failed = ({ verify, length }: RecognitionForm) => (verify && Math.abs(key.length - length) <= SLIP ? false : undefined)
  return best(fitting.filter(({ prefix }) => prefix.length === longest)).map((form) =>
    recognition(
      'provider',
      form,
      false,
      fitting.map(failed).find((result) => result === false),
    ),
  )
}

const jsonWebToken = (key: string): Recognition[] => {
  if (!/^eyJ[\w-]+\.eyJ[\w-]+\.[\w-]*$/.test(key)) return []
  const named = { provider: 'jwt', name: 'JSON Web Token', environment: undefined }
  try {
    const header: unknown = JSON.parse(atob(key.slice(0, key.indexOf('.')).replaceAll('-', '+').replaceAll('_', '/')))
    return [recognition('format', named, typeof header === 'object' && header !== null && 'alg' in header)]
  } catch {
    return [recognition('format', named, false)]
  }
}

/**
 * Whose key this may be, the likeliest first, by its prefix, length, alphabet and checksum alone: no request is made.
 * Bare hex, UUIDs and random characters could be anybody's and give `[]`, as does everything of more than 4,096 characters.
 * What comes back holds nothing of the key but the brand and the environment of an issued one.
 */
export function recognizeKey(value: string): readonly Recognition[] {
  if (value.length > MAX_LENGTH) return []
  if (checkIssuedKey(value) !== null) return [issued(value, true)]
  const forms = recognitionForms(value)
  const fitting = whole(value, forms)
  if (fitting.length > 0) return fitting
  if (ISSUED_KEY_PATTERN.test(value)) return [issued(value, false)]
  const token = jsonWebToken(value)
  return token.length > 0 ? token : begun(value, forms)
}
