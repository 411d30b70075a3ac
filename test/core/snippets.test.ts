import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { Secret } from '../../src/core/secret'
import { fileStemOf, SNIPPET_FORMATS, type SnippetFormat, snippetOf, variableNameOf } from '../../src/core/snippets'

const formats = Object.keys(SNIPPET_FORMATS) as SnippetFormat[]
const folder = mkdtempSync(join(tmpdir(), 'keyrack-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const write = (format: SnippetFormat, secret: string, name = 'billing-prod') =>
  snippetOf(format, { name, secret: new Secret(secret) }).reveal()
/** What a POSIX shell prints. One process costs milliseconds, so each is asked about many values. */
const shell = (script: string): string[] => {
  const file = join(folder, 'script.sh')
  writeFileSync(file, script)
  return execFileSync('/bin/sh', [file], { encoding: 'utf8', env: { PATH: process.env['PATH'] } })
    .split('\0')
    .slice(0, -1)
}

/** Quotes and what shells, dotenv and YAML read as more than itself are likely. */
const character = fc.oneof(
  fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCodePoint(code)),
  fc.constantFrom(...'\'"`$\\#!&|;%{}-:@='),
)
const secrets = fc.string({ unit: character, minLength: 1, maxLength: 40 })
const names = fc.string({ unit: 'grapheme', maxLength: 80 })
const many = fc.array(fc.tuple(secrets, names), { minLength: 50, maxLength: 50 })

describe('the secret in a snippet is read back as it is', () => {
  it('by a shell that runs curl', () => {
    fc.assert(
      fc.property(many, (all) => {
        const runs = all.map(([secret, name]) => write('curl', secret, name)).join('\n')
        const seen = shell(`curl() { printf '%s\\0' "$2" "$3"; }\n${runs}\n`)
        expect(seen).toEqual(all.flatMap(([secret]) => [`Authorization: Bearer ${secret}`, 'https://api.example.com']))
      }),
      { numRuns: 10 },
    )
  })

  it('by gh, from its standard input, to which no line end is added', () => {
    fc.assert(
      fc.property(many, (all) => {
        const runs = all.map(([secret, name]) => write('githubActions', secret, name)).join('\n')
        const seen = shell(`gh() { cat; printf '\\0%s\\0' "$*"; }\n${runs}\n`)
        expect(seen).toEqual(all.flatMap(([secret, name]) => [secret, `secret set ${variableNameOf(name)}`]))
      }),
      { numRuns: 10 },
    )
  })

  it('by a shell that reads a .env file', () => {
    fc.assert(
      fc.property(many, (all) => {
        const runs = all.map(([secret, name]) => `${write('env', secret, name)}\nprintf '%s\\0' "$${variableNameOf(name)}"`)
        expect(shell(runs.join('\n'))).toEqual(all.map(([secret]) => secret))
      }),
      { numRuns: 10 },
    )
  })

  it('by a reader of .env files, unless it has a single quote beside what needs one', () => {
    fc.assert(
      fc.property(secrets, names, (secret, name) => {
        fc.pre(!secret.includes("'") || !/["$`\\]/.test(secret))
        expect(parseEnv(`${write('env', secret, name)}\n`)).toEqual({ [variableNameOf(name)]: secret })
      }),
    )
  })

  it('by JavaScript', async () => {
    await fc.assert(
      fc.asyncProperty(secrets, async (secret) => {
        const seen: unknown[] = []
        const fetch = (...call: unknown[]) => void seen.push(...call)
        await runInNewContext(`(async () => { ${write('fetch', secret)} })()`, { fetch })
        expect(JSON.parse(JSON.stringify(seen))).toEqual([
          'https://api.example.com',
          { headers: { Authorization: `Bearer ${secret}` } },
        ])
      }),
    )
  })

  it.each([
    // Both grammars have all escapes of JSON in their double-quoted strings (YAML 1.2.2, 5.7; Python, "Escape sequences").
    ['python', /"Authorization": ("(?:[^"\\]|\\.)*")\}/, 'Bearer '],
    ['kubernetes', /^ {2}BILLING_PROD_API_KEY: ("(?:[^"\\]|\\.)*")$/m, ''],
  ] as const)('by %s, in a string of JSON', (format, literal, before) => {
    fc.assert(
      fc.property(secrets, (secret) => {
        const found = literal.exec(write(format, secret))?.[1] ?? '""'
        expect(JSON.parse(found)).toBe(before + secret)
        // Of the escapes, only those that mean the same to all three.
        expect(found).toMatch(/^"(?:[^"\\]|\\["\\])*"$/)
      }),
    )
  })
})

describe('a snippet without the secret', () => {
  it.each(formats)('of %s has a placeholder', (format) => {
    expect(snippetOf(format, { name: 'Billing', endpoint: 'https://api.example.org/v1' }).reveal()).toMatchSnapshot()
  })

  it('does not show its text by accident', () => {
    expect(String(snippetOf('env', { name: 'a', secret: new Secret('zQ7-canary') }))).toBe('[redacted]')
  })

  it('holds an address that has a quote', () => {
    const text = snippetOf('curl', { name: 'a', endpoint: "https://example.com/it's" }).reveal()
    expect(shell(`curl() { printf '%s\\0' "$3"; }\n${text}\n`)).toEqual(["https://example.com/it's"])
  })
})

describe('names made from the name of a key', () => {
  it.each([
    ['billing-prod', 'BILLING_PROD_API_KEY', 'billing-prod-api-key'],
    ['Café (EU)', 'CAFE_EU_API_KEY', 'cafe-eu-api-key'],
    ['Stripe API key', 'STRIPE_API_KEY', 'stripe-api-key'],
    ['deploy token', 'DEPLOY_TOKEN', 'deploy-token'],
    ['2nd', 'KEY_2ND_API_KEY', '2nd-api-key'],
    ['GitHub', 'KEY_GITHUB_API_KEY', 'github-api-key'],
    ['结算', 'API_KEY', 'api-key'],
    ['', 'API_KEY', 'api-key'],
    ['con', 'CON_API_KEY', 'con-api-key'],
    ['../../etc/passwd', 'ETC_PASSWD_API_KEY', 'etc-passwd-api-key'],
  ])('%s', (name, variable, stem) => {
    expect(variableNameOf(name)).toBe(variable)
    expect(fileStemOf(name)).toBe(stem)
  })

  it('are such names whatever it is', () => {
    fc.assert(
      fc.property(names, (name) => {
        expect(variableNameOf(name)).toMatch(/^(?!GITHUB_)[A-Z][A-Z0-9_]*$/)
        expect(fileStemOf(name)).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/)
      }),
    )
  })
})
