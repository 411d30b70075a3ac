// node scripts/run.mjs node bench/rules.mjs: compiling the rules and validating one key press, beside a schema for the same
// draft written by hand in zod/mini (the floor: no rules, no codes to look up) and, where bench/ has its packages installed
// (npm install in bench/), Ajv with the same rules as JSON Schema. All in one run. Prints a Markdown table.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const COMPILATIONS = 10_000
const VALIDATIONS = 20_000
const ROUNDS = 7

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const require = createRequire(import.meta.url)

const { outputFiles } = await build({
  stdin: {
    contents: `
      export { parseRules } from ${JSON.stringify(at('../src/core/rules.ts'))}
      export { compileField, compileSchema, issuesOf } from ${JSON.stringify(at('../src/core/schema.ts'))}
      export * as z from 'zod/mini'`,
    resolveDir: at('..'),
  },
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  charset: 'utf8',
  write: false,
})
const bundle = `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
const { parseRules, compileField, compileSchema, issuesOf, z } = await import(bundle)

const text = readFileSync(at('../locales/en.json'), 'utf8')
const json = JSON.stringify(JSON.parse(text).rules)
const { name, endpoint, key, application, expiresAt } = JSON.parse(json)

const TEXT = /^[^\p{Cc}\p{Cs}]*$/u
const VISIBLE = /^[\u0021-\u007e]*$/u

const byHand = () => {
  const common = {
    name: z.string().check(z.trim(), z.minLength(1), z.maxLength(name.maxLength), z.regex(TEXT)),
    application: z.nullish(z.string().check(z.trim(), z.maxLength(application.maxLength), z.regex(TEXT))),
    expiresAt: z.nullish(z.string().check(z.maxLength(expiresAt.maxLength), z.regex(/^$|^\d{4}-\d{2}-\d{2}T/))),
  }
  return z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('credential'),
      ...common,
      endpoint: z.string().check(z.trim(), z.maxLength(endpoint.maxLength), z.regex(TEXT), z.url({ protocol: /^https$/ })),
      key: z.string().check(z.minLength(key.minLength), z.maxLength(key.maxLength), z.regex(VISIBLE)),
    }),
    z.strictObject({ kind: z.literal('issued'), ...common }),
  ])
}

const jsonSchema = () => {
  const common = {
    name: { type: 'string', minLength: 1, maxLength: name.maxLength, pattern: TEXT.source },
    application: { type: ['string', 'null'], maxLength: application.maxLength, pattern: TEXT.source },
    expiresAt: { type: ['string', 'null'], maxLength: expiresAt.maxLength, pattern: '^$|^\\d{4}-\\d{2}-\\d{2}T' },
  }
  const closed = (properties, required) => ({ type: 'object', properties, required, additionalProperties: false })
  return {
    type: 'object',
    required: ['kind'],
    discriminator: { propertyName: 'kind' },
    oneOf: [
      closed(
        {
          kind: { const: 'credential' },
          ...common,
          endpoint: { type: 'string', maxLength: endpoint.maxLength, pattern: '^https://[^\\s#@]+$' },
          key: { type: 'string', minLength: key.minLength, maxLength: key.maxLength, pattern: VISIBLE.source },
        },
        ['kind', 'name', 'endpoint', 'key'],
      ),
      closed({ kind: { const: 'issued' }, ...common }, ['kind', 'name']),
    ],
  }
}

const installed = (name) => {
  try {
    return { made: require(name), version: require(`${name}/package.json`).version }
  } catch {
    return null
  }
}
const ajv = installed('ajv')
const Ajv = ajv?.made.default ?? ajv?.made

const draft = {
  kind: 'credential',
  name: 'billing-prod',
  application: 'Storefront',
  expiresAt: '2126-01-01T00:00:00Z',
  endpoint: 'https://api.example.com/v1',
  key: 'sk_live_Zq7Rk2Vw9Lm4Tx8Bn3Hs6Dj5',
}
/** As a form is while it is filled in: three fields are at fault. */
const half = { ...draft, name: '', endpoint: 'https:/', key: 'abc' }

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

/**
 * Microseconds of processor time for one call, garbage collection included: the median of some rounds. On a machine that does
 * other work as well, the clock on the wall would measure that too. `run` gets the number of the call.
 */
const time = (calls, run) => {
  const rounds = Array.from({ length: ROUNDS + 1 }, () => {
    const start = process.cpuUsage()
    for (let i = 0; i < calls; i++) run(i)
    const { user, system } = process.cpuUsage(start)
    return (user + system) / calls
  })
  // The first one warms up.
  return median(rounds.slice(1))
}

const rules = parseRules(JSON.parse(json))
const schema = compileSchema(rules)
const keyField = compileField('key', rules.key)
const plain = byHand()
const instance = Ajv ? new Ajv({ allErrors: true, discriminator: true, allowUnionTypes: true }) : null
const compiled = instance?.compile(jsonSchema()) ?? null

const presses = [...Array(draft.key.length).keys()].map((length) => draft.key.slice(0, length + 1))
const pressed = presses.map((value) => ({ ...draft, key: value }))
const verdict = (body) => {
  const parsed = schema.safeParse(body)
  return parsed.success ? 0 : issuesOf(parsed.error, rules).length
}

if (verdict(draft) !== 0 || verdict(half) !== 3) throw new Error('the schema of the rules is not what is measured')
for (const [peer, passes] of [
  ['by hand', (body) => plain.safeParse(body).success],
  ...(compiled ? [['Ajv', (body) => compiled(body)]] : []),
])
  if (!passes(draft) || passes(half)) throw new Error(`${String(peer)} has another opinion of the drafts`)

const rows = [
  [
    `${COMPILATIONS.toLocaleString('en')} compilations, from JSON`,
    () => time(COMPILATIONS, () => compileSchema(parseRules(JSON.parse(json)))) * COMPILATIONS,
    () => time(COMPILATIONS, byHand) * COMPILATIONS,
    // Some milliseconds each: a hundred are enough to know.
    instance ? () => time(100, () => instance.compile(jsonSchema())) * COMPILATIONS : null,
  ],
  ['one field: a key press', () => time(VALIDATIONS, (i) => keyField(presses[i % presses.length])), null, null],
  [
    'whole draft: a key press',
    () => time(VALIDATIONS, (i) => verdict(pressed[i % pressed.length])),
    () => time(VALIDATIONS, (i) => plain.safeParse(pressed[i % pressed.length])),
    compiled ? () => time(VALIDATIONS, (i) => compiled(pressed[i % pressed.length])) : null,
  ],
  [
    'whole draft, three fields at fault',
    () => time(VALIDATIONS, () => verdict(half)),
    () => time(VALIDATIONS, () => plain.safeParse(half)),
    compiled ? () => time(VALIDATIONS, () => compiled(half)) : null,
  ],
]

const written = (microseconds) =>
  microseconds >= 1_000_000
    ? `${(microseconds / 1_000_000).toFixed(2)} s`
    : microseconds >= 1000
      ? `${(microseconds / 1000).toFixed(0)} ms`
      : `${microseconds.toFixed(microseconds < 10 ? 2 : 1)} µs`

const zodVersion = require('zod/package.json').version
console.log(
  `${cpus()[0]?.model.trim() ?? 'unknown CPU'}, Node ${process.versions.node}, zod ${zodVersion}, ajv ${ajv?.version ?? 'not installed'}\n`,
)
console.log('| | rules | zod/mini by hand | Ajv |')
console.log('|---|---|---|---|')
const measured = rows.map(([label, ...runs]) => {
  const times = runs.map((run) => run?.() ?? null)
  console.log(`| ${String(label)} | ${times.map((each) => (each === null ? '–' : written(each))).join(' | ')} |`)
  return times[0]
})

const [compilations, field, whole, faulty] = measured
const targets = [
  ['10,000 compilations within 1 s', compilations <= 1_000_000],
  ['a key press within 0.2 ms', Math.max(field, whole, faulty) <= 200],
]
console.log('')
for (const [target, met] of targets) console.log(`- ${target}: ${met ? 'met' : 'MISSED'}`)
if (targets.some(([, met]) => !met)) process.exitCode = 1
