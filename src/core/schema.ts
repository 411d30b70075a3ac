import * as z from 'zod/mini'
import { CHARACTER_SETS } from './characters'
import { DAY_MS } from './day'
import { endpointProblem } from './endpoint'
import type { FieldIssue, Params } from './errors'
import { instantOf } from './instantOf'
import { matcherOf } from './matcherOf'
import { MAX_GRACE_SECONDS } from './rotation'
import { type FieldRule, isRequired, type RuleField, type Rules, STRENGTH_FLOORS } from './rules'
import { isScopeId, MAX_SCOPES } from './scopes'
import { measureStrength } from './strength'

// Without it zod probes `new Function`, which a strict content security policy reports.
z.config({ jitless: true })

/** Characters as a person counts them: code points, not UTF-16 units. */
export function lengthOf(value: string): number {
  return value.length - (value.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0)
}

const strongEnough = (value: string, floor: NonNullable<FieldRule['minStrength']>): boolean =>
  (STRENGTH_FLOORS as readonly string[]).indexOf(measureStrength(value).level) >= STRENGTH_FLOORS.indexOf(floor)

type Problem = (value: string) => string | undefined

const when = (fails: boolean, code: string): string | undefined => (fails ? code : undefined)

const problemsOf = (field: RuleField, rule: FieldRule): Problem[] => {
  const { minLength, maxLength, characters, minStrength } = rule
  const patterns = (typeof rule.pattern === 'string' ? [rule.pattern] : (rule.pattern ?? [])).map((source) => matcherOf(source))
  const problems: Problem[] = []
  if (maxLength !== undefined) problems.push((value) => when(lengthOf(value) > maxLength, 'maxLength'))
  if (characters !== undefined) problems.push((value) => when(!CHARACTER_SETS[characters].test(value), 'characters'))
  if (minLength !== undefined) problems.push((value) => when(lengthOf(value) < minLength, 'minLength'))
  if (patterns.length > 0) problems.push((value) => when(!patterns.every((matches) => matches(value)), 'pattern'))
  if (rule.enum !== undefined) problems.push((value) => when(!rule.enum?.includes(value), 'enum'))
  if (field === 'endpoint') problems.push((value) => endpointProblem(value, rule))
  if (minStrength !== undefined) problems.push((value) => when(!strongEnough(value, minStrength), 'minStrength'))
  return problems
}

/**
 * The first thing wrong with one value, as a rule keyword or one of `url`, `userinfo`, `fragment`; undefined when the
 * value passes.
 */
export function compileField(field: RuleField, rule: FieldRule): Problem {
  const problems = problemsOf(field, rule)
  return (value) => {
    if (value === '') return when(isRequired(rule), 'required')
    for (const problem of problems) {
      const code = problem(value)
      if (code !== undefined) return code
    }
    return undefined
  }
}

const text = /* @__PURE__ */ z.string({
  error: (issue) => (issue.input === undefined || issue.input === null ? 'required' : 'type'),
})
const textOrNothing = /* @__PURE__ */ z.nullish(text)

/** One step reads and checks: a schema takes zod longer to make than to run, and each rule set makes its own. */
const checked = (value: string, problem: Problem, ctx: z.core.ParsePayload): string => {
  const code = problem(value)
  if (code !== undefined) ctx.issues.push({ code: 'custom', message: code, input: value })
  return value
}

/** A key is taken as it is: white space around it is an error, not something to drop unseen. */
const exact = (problem: Problem) =>
  z.pipe(
    text,
    z.transform((value: string, ctx) => checked(value, problem, ctx)),
  )
const trimmed = (problem: Problem) =>
  z.pipe(
    text,
    z.transform((value: string, ctx) => checked(value.trim(), problem, ctx)),
  )
const orNull = (rule: FieldRule, problem: Problem) =>
  rule.required === true
    ? trimmed(problem)
    : z.pipe(
        textOrNothing,
        z.transform((value: string | null | undefined, ctx) => checked(value?.trim() ?? '', problem, ctx) || null),
      )

const timeProblem = (value: string, now: () => number): string | undefined => {
  const time = instantOf(value)
  return Number.isNaN(time) ? 'instant' : when(time <= now(), 'future')
}

const instantProblem = (rule: FieldRule, now: () => number): Problem => {
  const problem = compileField('expiresAt', rule)
  return (value) => {
    const code = problem(value)
    if (code !== undefined || value === '') return code
    const last = now() + (rule.maxDays ?? Infinity) * DAY_MS
    return timeProblem(value, now) ?? when(instantOf(value) > last, 'maxDays')
  }
}

const id = /* @__PURE__ */ z.string({ error: 'type' })
const list = /* @__PURE__ */ z.array(id, { error: 'type' })
const listOrNothing = /* @__PURE__ */ z.nullish(list)

const listProblem = (ids: readonly string[], required: boolean): string | undefined => {
  if (ids.length > MAX_SCOPES) return 'maxItems'
  if (!ids.every(isScopeId) || new Set(ids).size < ids.length) return 'type'
  return when(required && ids.length === 0, 'required')
}

/** Ids of scopes; whether there are such scopes, the catalogue says. */
const scopeIds = ({ required = false }: FieldRule) =>
  z.pipe(
    listOrNothing,
    z.transform((value: string[] | null | undefined, ctx) => {
      const ids = value ?? []
      const code = listProblem(ids, required)
      if (code !== undefined) ctx.issues.push({ code: 'custom', message: code, input: ids })
      return ids
    }),
  )

/** The end of a grace, which may be now. */
const retirement = (now: () => number) =>
  exact((value) => {
    const time = instantOf(value)
    return Number.isNaN(time) ? 'instant' : when(time > now() + MAX_GRACE_SECONDS * 1000, 'latest')
  })

export interface CompileOptions {
  /** Milliseconds since the epoch. @default Date.now */
  readonly now?: () => number
}

const shapes = (rules: Rules, { now = Date.now }: CompileOptions) => {
  const { name, endpoint, key, application, expiresAt } = rules
  const common = {
    name: trimmed(compileField('name', name)),
    application: orNull(application, compileField('application', application)),
    expiresAt: orNull(expiresAt, instantProblem(expiresAt, now)),
    rotationDueAt: orNull({}, (value) => (value === '' ? undefined : timeProblem(value, now))),
    scopes: scopeIds(rules.scopes),
  }
  return { common, endpoint: trimmed(compileField('endpoint', endpoint)), key: exact(compileField('key', key)) }
}

const closed = { error: (issue: { code?: string }) => (issue.code === 'unrecognized_keys' ? 'unknownField' : 'type') }

/**
 * The schema of a new key as forms and request bodies have it: `kind`, `name`, `application`, `expiresAt`,
 * `rotationDueAt`, `scopes` and, for a credential, `endpoint` and `key`. Messages are codes. Compile it once for a rule set, never in a render.
 *
 * Names, applications and endpoints lose the white space around them; an empty application or expiry is `null`.
 */
export function compileSchema(rules: Rules, options: CompileOptions = {}) {
  const { common, endpoint, key } = shapes(rules, options)
  return z.discriminatedUnion(
    'kind',
    [
      z.strictObject({ kind: z.literal('credential'), ...common, endpoint, key }, closed),
      z.strictObject({ kind: z.literal('issued'), ...common }, closed),
    ],
    { error: 'type' },
  )
}

/** The schema of a change: what is absent stays as it is. */
export function compilePatchSchema(rules: Rules, options: CompileOptions = {}) {
  const { common, endpoint, key } = shapes(rules, options)
  return z.strictObject(
    {
      version: z.string({ error: 'required' }),
      name: z.optional(common.name),
      application: z.optional(common.application),
      expiresAt: z.optional(common.expiresAt),
      rotationDueAt: z.optional(common.rotationDueAt),
      scopes: z.optional(common.scopes),
      retiresAt: z.optional(retirement(options.now ?? Date.now)),
      endpoint: z.optional(endpoint),
      key: z.optional(key),
    },
    closed,
  )
}

export type DraftSchema = ReturnType<typeof compileSchema>
export type PatchSchema = ReturnType<typeof compilePatchSchema>

/** A new key as forms hold it and schemas read it. */
export type DraftInput = z.input<DraftSchema>
export type DraftValues = z.output<DraftSchema>
export type PatchValues = z.output<PatchSchema>

/** The numbers and lists of a rule, for the sentence that tells what it asks for. */
export function ruleParams(rule: FieldRule): Params {
  const params: Record<string, Params[string]> = {}
  if (rule.minLength !== undefined) params['minLength'] = rule.minLength
  if (rule.maxLength !== undefined) params['maxLength'] = rule.maxLength
  if (rule.protocols !== undefined) params['protocols'] = rule.protocols
  if (rule.enum !== undefined) params['enum'] = rule.enum
  if (rule.minStrength !== undefined) params['minStrength'] = rule.minStrength
  if (rule.maxDays !== undefined) params['maxDays'] = rule.maxDays
  return params
}

interface SchemaIssue {
  readonly code?: string | undefined
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly keys?: readonly string[]
}

/** What a schema found, field by field, with the numbers of the rules. Values are not among it. */
export function issuesOf(error: { readonly issues: readonly unknown[] }, rules: Rules): FieldIssue[] {
  return (error.issues as readonly SchemaIssue[]).flatMap((issue) => {
    // The name of an unknown field is the sender's text; it may even be a key in the wrong place.
    if (issue.code === 'unrecognized_keys') return [{ field: '', code: 'unknownField' }]
    const field = String(issue.path[0] ?? '')
    const rule = Object.hasOwn(rules, field) ? rules[field as RuleField] : undefined
    return [{ field, code: issue.message, ...(rule ? { params: ruleParams(rule) } : {}) }]
  })
}
