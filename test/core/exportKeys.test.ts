import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvOf, type CsvOptions, type ExportColumn, jsonOf } from '../../src/core/exportKeys'
import { type ApiKey, statusOf } from '../../src/core/model'
import { plainValue } from '../../src/core/plainValue'
import { COLUMNS } from '../../src/core/tableColumns'
import { sampleKeys } from '../../src/testing/sampleKeys'
import { NOW } from '../support/sampleKey'
import { credentialKey, issuedKey } from './sampleKey'

const columns: readonly ExportColumn[] = COLUMNS.map((id) => ({ header: id, value: (key) => plainValue(key, id, NOW) }))
const nameOnly: readonly ExportColumn[] = [{ header: 'Name', value: ({ name }) => name }]

const csv = (keys: Iterable<ApiKey>, by = columns, options: CsvOptions = { bom: false }) => [...csvOf(keys, by, options)].join('')
const cellOf = (name: string) => parse(csv([issuedKey({ name })], nameOnly))[1]?.[0] as string

/** RFC 4180 to the letter: each line ends with CRLF, quotes only around a whole cell, and doubled inside. */
function parse(text: string): string[][] {
  const lines: string[][] = []
  let at = 0
  while (at < text.length) {
    const cells: string[] = []
    for (;;) {
      const [raw = '', quoted] = /^(?:"((?:[^"]|"")*)"|[^",\r\n]*)/.exec(text.slice(at)) ?? []
      cells.push(quoted === undefined ? raw : quoted.replaceAll('""', '"'))
      at += raw.length
      if (text[at] !== ',') break
      at++
    }
    if (text.slice(at, at + 2) !== '\r\n')
      throw new Error(`no end of the line at ${at}: ${JSON.stringify(text.slice(at, at + 20))}`)
    at += 2
    lines.push(cells)
  }
  return lines
}

/** Cells of a reader that splits at line breaks, semicolons and tabs wherever they are. */
const carelessCells = (text: string) => text.split(/[;\t\r\n]/)

const startsFormula = (text: string) => /^[\s\p{C}"]*[=+\-@＝＋－＠]/u.test(text)

/** Names of what hurts spreadsheets, and of what does not. */
const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '＝',
      '＠',
      "'",
      '"',
      ',',
      ';',
      '\t',
      '\r',
      '\n',
      '\0',
      ' ',
      '\u00a0',
      '\u200b',
      'a',
      '1',
    ),
    maxLength: 12,
  }),
)

/** The text of a cell without the apostrophes that were put into it. */
const withoutGuards = (cell: string, original: string): string => {
  let read = ''
  for (const sign of cell) if (sign !== "'" || original[read.length] === "'") read += sign
  return read
}

describe('keys as comma-separated values', () => {
  it('have a line of headers, and one for each key', () => {
    const key = credentialKey({ name: 'Billing, "EU"', scopes: ['a', 'b'], lastUsedAt: '2026-02-01T00:00:00.000Z' })
    expect(parse(csv([key, issuedKey({ state: 'revoked', application: null })]))).toEqual([
      [...COLUMNS],
      [
        'Billing, "EU"',
        'credential',
        'https://api.example.com/v1',
        'sk_live_••••••••wxyz',
        'reports',
        'a b',
        'active',
        'user_1',
        '2026-01-01T00:00:00.000Z',
        '2026-02-01T00:00:00.000Z',
        '',
        '',
      ],
      [
        'Nightly export',
        'issued',
        '',
        'sk_live_••••••••wxyz',
        '',
        'read',
        'revoked',
        'user_1',
        '2026-01-01T00:00:00.000Z',
        '',
        '',
        '',
      ],
    ])
  })

  it('are quoted throughout, and lines end as the standard has it', () => {
    expect(csv([issuedKey({ name: 'ID' })], nameOnly)).toBe('"Name"\r\n"ID"\r\n')
    expect(csv([], nameOnly)).toBe('"Name"\r\n')
  })

  it('begin with a byte order mark unless it is not wanted', () => {
    expect([...csvOf([], nameOnly)]).toEqual(['\ufeff"Name"\r\n'])
  })

  it('keep line breaks inside a cell', () => {
    expect(csv([issuedKey({ name: 'two\r\nlines' })], nameOnly)).toBe('"Name"\r\n"two\r\nlines"\r\n')
  })

  it.each([
    ['=1+1', "'=1+1"],
    ['+49 30', "'+49 30"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1', "'  =1"],
    ['"=1', `'"=1`],
    ['\t=1', "'\t'=1"],
    ['\rtext', "'\rtext"],
    ['\0=1', "'\0=1"],
    ['＝1', "'＝1"],
    ['\u200b=1', "'\u200b=1"],
    ['Billing;=cmd', "Billing;'=cmd"],
    ['Billing\n=cmd', "Billing\n'=cmd"],
    ["'=1", "'=1"],
    ['Billing,=cmd', "Billing,'=cmd"],
    ['a-b = c, d-e', 'a-b = c, d-e'],
    ['Billing; EU', 'Billing; EU'],
  ])('never make a formula of the name %j', (name, cell) => expect(cellOf(name)).toBe(cell))

  it('guard their headers too', () => {
    expect(csv([], [{ header: '=1', value: () => '' }])).toBe(`"'=1"\r\n`)
  })

  it('are read back as they were, but for the apostrophes, and no cell of any reader is a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(nasty, nasty), { maxLength: 5 }), (rows) => {
        const keys = rows.map(([name, application]) => issuedKey({ name, application }))
        const text = csv(keys, [...nameOnly, { header: 'Application', value: (key) => key.application ?? '' }])
        const [, ...lines] = parse(text)
        expect(lines.map((cells, n) => cells.map((cell, m) => withoutGuards(cell, rows[n]?.[m] ?? '')))).toEqual(rows)
        for (const cell of lines.flat()) {
          expect(startsFormula(cell)).toBe(false)
          expect(cell).not.toMatch(/^[\t\r\n\0]/)
          expect(carelessCells(cell).filter(startsFormula)).toEqual([])
        }
        expect(carelessCells(text).filter(startsFormula)).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  it('take a long name of blanks and line breaks as fast as another', () => {
    const name = '\n "'.repeat(200_000)
    expect(cellOf(name)).toBe(`'${name}`)
  })
})

describe('keys as JSON', () => {
  it('are the fields of each key, and its status', () => {
    const keys = sampleKeys(12, { now: NOW })
    const read: unknown = JSON.parse([...jsonOf(keys, NOW)].join(''))
    expect(read).toEqual(keys.map((key) => ({ ...key, status: statusOf(key, NOW) })))
  })

  it('are one key a line, and an empty array where there is none', () => {
    expect([...jsonOf(sampleKeys(3), NOW)].join('').split('\n')).toHaveLength(6)
    expect([...jsonOf([], NOW)].join('')).toBe('[]\n')
  })
})

describe('an export', () => {
  const planted = 'planted-4f9a1c'

  it('has nothing that an adapter put beside the fields of a key', () => {
    const field = fc.string({ minLength: 1 }).filter((name) => !(name in credentialKey()) && name !== 'status')
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom('secret', 'key', 'token', 'toJSON', '__proto__'), field), (name) => {
        const extra = Object.fromEntries([[name, planted]])
        const keys = [credentialKey(), issuedKey()].map((key): ApiKey => ({ ...key, ...extra, hint: { ...key.hint, ...extra } }))
        expect(csv(keys)).not.toContain(planted)
        const text = [...jsonOf(keys, NOW)].join('')
        expect(text).not.toContain(planted)
        expect(JSON.parse(text)).toHaveLength(2)
      }),
    )
  })

  it('comes in chunks of some hundred keys, none of which is read before it is asked for', () => {
    let read = 0
    function* keys() {
      for (const key of sampleKeys(2000)) {
        read++
        yield key
      }
    }
    const chunks = csvOf(keys(), columns)
    chunks.next()
    expect(read).toBe(0)
    chunks.next()
    expect(read).toBe(500)
    expect([...chunks]).toHaveLength(3)
    expect([...jsonOf(sampleKeys(2001), NOW)].length).toBeGreaterThan(4)
    expect(JSON.parse([...jsonOf(sampleKeys(2001), NOW)].join(''))).toHaveLength(2001)
  })
})
