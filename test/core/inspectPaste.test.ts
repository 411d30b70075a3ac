import { randomBytes, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import en from '../../locales/en.json'
import { randomText } from '../../src/core/generate'
import { type CharacterProblem, inspectPaste, type PasteProblem } from '../../src/core/inspectPaste'
import { formatIssuedKey } from '../../src/core/issuedKey'
import { maskOf } from '../../src/core/mask'
import { CHARACTER_NAMES } from '../../src/core/pasteTables'
import { corpus, corpusText } from '../server/support/corpus'

type Ranges = readonly (readonly [string, string])[]
interface UnicodeSets {
  readonly White_Space: Ranges
  readonly Bidi_Control: Ranges
  readonly Default_Ignorable_Code_Point: Ranges
  readonly Dash: Ranges
  readonly Quotation_Mark: Ranges
  readonly Cf: Ranges
  readonly Cc: Ranges
  readonly nfkc_to_ascii: Readonly<Record<string, string>>
}

const sets = corpus<UnicodeSets>('unicode/unicode-sets.json')
const crlf = corpusText('payloads/crlf.txt')

const HEX = '0123456789abcdef'
const ASCII = String.fromCharCode(...Array.from({ length: 94 }, (_, i) => 0x21 + i))
const KEY = 'sk-Qz7vR2kL9mXw4TbN8cYh'

const FORMATS: Readonly<Record<string, () => string>> = {
  'hex 32': () => randomText(32, HEX),
  'hex 64 in capitals': () => randomText(64, HEX.toUpperCase()),
  'base62 22': () => randomText(22),
  'base62 43': () => randomText(43),
  'base64url 43': () => randomBytes(32).toString('base64url'),
  'base64 with padding': () => randomBytes(32).toString('base64'),
  'base64 with two': () => randomBytes(31).toString('base64'),
  'a UUID': () => randomUUID(),
  'sk-': () => `sk-proj-${randomText(40)}`,
  sk_live_: () => `sk_live_${randomText(24)}`,
  ghp_: () => `ghp_${randomText(36)}`,
  github_pat_: () => `github_pat_${randomText(22)}_${randomText(59)}`,
  'SG.': () => `SG.${randomText(22)}.${randomText(43)}`,
  AKIA: () => `AKIA${randomText(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`,
  'a pair with a colon and padding': () => `app:${randomBytes(16).toString('base64')}`,
  'a pair of names': () => `token:${randomText(20)}`,
  'equals signs inside': () => `${randomText(8)}=${randomText(20)}==`,
  'a JWT': () =>
    [{ alg: 'HS256' }, { sub: randomText(8) }, randomText(24)]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.'),
  'a connection string': () =>
    `Endpoint=sb://a.example/;SharedAccessKeyName=all;SharedAccessKey=${randomBytes(32).toString('base64')}`,
  'an address with a key': () => `https://${randomText(32)}@example.com/1?a=b&token=c`,
  'an issued key': () => formatIssuedKey({ brand: 'acme', environment: 'live' }).secret.reveal(),
}

const cleanKey = fc.constantFrom(...Object.keys(FORMATS)).map((name) => (FORMATS[name] as () => string)())
const repairsOf = (text: string) => inspectPaste(text).repairs.map(({ code, at, count }) => `${code} ${at} ${count}`)
const codesOf = (text: string) => inspectPaste(text).problems.map(({ code }) => code)
const isCharacterProblem = (problem: PasteProblem | undefined): problem is CharacterProblem =>
  problem !== undefined && problem.code !== 'mask'

describe('a clean key', () => {
  it.each(Object.keys(FORMATS))('comes back untouched: %s', (name) => {
    for (let i = 0; i < 2000; i++) {
      const key = (FORMATS[name] as () => string)()
      expect(inspectPaste(key)).toEqual({ value: key, repairs: [], problems: [], more: false })
    }
  })

  it('of any visible characters comes back untouched, unless it ends in a quote or a bracket, or begins with a name', () => {
    for (let i = 0; i < 10_000; i++) {
      const key = randomText(24, ASCII)
      if (/["'`}>\]]$|^\w{3,}=/.test(key)) continue
      expect(inspectPaste(key)).toEqual({ value: key, repairs: [], problems: [], more: false })
    }
  })

  it.each([
    '',
    'abcde',
    '{',
    '"',
    '""',
    '=',
    'KEY=',
    'Bearer',
    ';',
    ',,',
    '<>',
    'key;',
    'a,b,c',
    "it's",
    'Basic',
    '$2b$10$abcdefghijk',
  ])('as short or odd as %j, too', (text) => {
    expect(inspectPaste(text)).toEqual({ value: text, repairs: [], problems: [], more: false })
  })
})

describe('what came along with a key is taken off, and each change is told', () => {
  it.each<[string, string, readonly string[]]>([
    ['a line break at the end', `${KEY}\n`, ['newline end 1']],
    ['line breaks of other systems', `\r\n${KEY}\r\n`, ['newline both 4']],
    ['spaces', `  ${KEY}\t`, ['space both 3']],
    ['no-break spaces', `\u00a0${KEY}\u3000`, ['space both 2']],
    ['a byte order mark', `\ufeff${KEY}`, ['invisible start 1']],
    ['invisible characters between spaces', `\u200b ${KEY} \u2060\u00ad`, ['space both 2', 'invisible both 3']],
    ['straight quotes', `"${KEY}"`, ['quotes both 2']],
    ['single quotes', `'${KEY}'`, ['quotes both 2']],
    ['backticks', `\`${KEY}\``, ['quotes both 2']],
    ['curly quotes', `“${KEY}”`, ['quotes both 2']],
    ['single curly quotes', `‘${KEY}’`, ['quotes both 2']],
    ['German quotes', `„${KEY}“`, ['quotes both 2']],
    ['guillemets', `«\u00a0${KEY}\u00a0»`, ['quotes both 2', 'space both 2']],
    ['Bearer', `Bearer ${KEY}`, ['bearer start 7']],
    ['Bearer in small letters', `bearer  ${KEY}`, ['bearer start 8']],
    ['a header', `Authorization: Bearer ${KEY}`, ['assignment start 15', 'bearer start 7']],
    ['a header of GitHub', `Authorization: token ${KEY}`, ['assignment start 15', 'bearer start 6']],
    ['a header of a key', `X-Api-Key: ${KEY}`, ['assignment start 11']],
    ['an option of curl', `-H "Authorization: Bearer ${KEY}"`, ['assignment start 18', 'quotes both 2', 'bearer start 7']],
    ['KEY=', `KEY=${KEY}`, ['assignment start 4']],
    ['a variable', `OPENAI_API_KEY=${KEY}`, ['assignment start 15']],
    ['a variable of any name', `MY_VARIABLE=${KEY}`, ['assignment start 12']],
    ['export', `export KEY=${KEY}`, ['assignment start 11']],
    ['export with quotes', `export KEY="${KEY}";`, ['assignment start 11', 'punctuation end 1', 'quotes both 2']],
    ['PowerShell', `$env:KEY = '${KEY}'`, ['assignment start 11', 'quotes both 2']],
    ['a line of JavaScript', `const apiKey = '${KEY}';`, ['assignment start 15', 'punctuation end 1', 'quotes both 2']],
    [
      'a line of JSON',
      `  "key": "${KEY}",\n`,
      ['newline end 1', 'space start 2', 'assignment start 7', 'punctuation end 1', 'quotes both 2'],
    ],
    ['a member of JSON without spaces', `"key":"${KEY}"`, ['assignment start 6', 'quotes both 2']],
    ['JSON', `{"key": "${KEY}"}`, ['braces both 2', 'assignment start 7', 'quotes both 2']],
    [
      'JSON on several lines',
      `{\n  "key": "${KEY}"\n}\n`,
      ['newline both 3', 'braces both 2', 'space start 2', 'assignment start 7', 'quotes both 2'],
    ],
    ['YAML', `api_key: ${KEY}`, ['assignment start 9']],
    ['a label', `Secret access key: ${KEY}`, ['assignment start 19']],
    ['an element of an array', `"${KEY}",`, ['punctuation end 1', 'quotes both 2']],
    ['angle brackets', `<${KEY}>`, ['braces both 2']],
    ['square brackets', `[${KEY}]`, ['braces both 2']],
    ['doubled braces', `{{ ${KEY} }}`, ['braces both 4', 'space both 2']],
    ['quotes in quotes', `'"${KEY}"'`, ['quotes both 4']],
  ])('%s', (_, pasted, expected) => {
    const { value, problems } = inspectPaste(pasted)
    expect(value).toBe(KEY)
    expect(problems).toEqual([])
    expect(repairsOf(pasted).sort()).toEqual([...expected].sort())
  })

  const edge = fc
    .array(
      fc.constantFrom(' ', '\t', '\n', '\r\n', '\u00a0', '\u0085', '\u2028', '\ufeff', '\u200b', '\u200f', '\u2060', '\u00ad'),
      { maxLength: 3 },
    )
    .map((parts) => parts.join(''))
  const around =
    (pairs: readonly string[]) =>
    (text: string): fc.Arbitrary<string> =>
      fc
        .tuple(fc.constantFrom(...pairs), edge, edge)
        .map(([pair, before, after]) => pair.charAt(0) + before + text + after + pair.slice(-1))
  const quoted = around(['""', "''", '``', '“”', '‘’', '„“', '«»'])
  const named = (text: string): fc.Arbitrary<string> =>
    fc
      .tuple(
        fc.constantFrom('KEY=', 'export API_TOKEN=', '"key": ', 'api_key: ', 'const k = ', 'X-Api-Key: '),
        fc.constantFrom('', ';', ','),
      )
      .map(([before, after]) => before + text + after)
  const prefixed = (text: string) => fc.constantFrom('', 'Bearer ', 'bearer ').map((word) => word + text)

  it('in any sensible combination, and a value that was inspected is clean', () => {
    const simple = cleanKey.filter((key) => !/[;&]/.test(key))
    const wrapped = simple.chain((key) =>
      fc
        .oneof(
          fc.constant(key),
          prefixed(key),
          quoted(key),
          prefixed(key).chain(quoted),
          named(key),
          quoted(key).chain(named),
          prefixed(key).chain(named),
          named(key)
            .filter((text) => !text.includes('"'))
            .chain(quoted),
          around(['{}', '<>', '[]'])(key),
          fc.constantFrom('"', "'").map((mark) => `{"api_key": ${mark}${key}${mark}}`),
        )
        .chain((text) => fc.tuple(edge, edge).map(([before, after]) => ({ key, pasted: before + text + after }))),
    )
    fc.assert(
      fc.property(wrapped, ({ key, pasted }) => {
        const { value, repairs, problems } = inspectPaste(pasted)
        expect(problems).toEqual([])
        expect(value).toBe(key)
        expect(repairs.length > 0).toBe(pasted !== key)
        expect(inspectPaste(value)).toEqual({ value, repairs: [], problems: [], more: false })
      }),
      { numRuns: 3000 },
    )
  })

  it('from the ends only: the value is a piece of what was pasted, as long as the repairs say, and stays as it is', () => {
    const parts = [
      '"',
      "'",
      '“',
      '”',
      '{',
      '}',
      '<',
      '>',
      '[',
      ']',
      ' ',
      '\n',
      '\u200b',
      ';',
      ',',
      '=',
      ': ',
      'Bearer ',
      'KEY=',
      'export ',
      'a_key',
      KEY,
      '…',
      '***',
      'а',
      '🔑',
      '\ud800',
    ]
    const text = fc.oneof(
      fc.array(fc.constantFrom(...parts), { maxLength: 16 }).map((some) => some.join('')),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(text, (pasted) => {
        const { value, repairs, problems, more } = inspectPaste(pasted)
        expect(pasted).toContain(value)
        expect(value.length).toBe(repairs.reduce((length, { count }) => length - count, pasted.length))
        expect(inspectPaste(value)).toEqual({ value, repairs: [], problems, more })
      }),
      { numRuns: 5000 },
    )
  })

  it.each([
    ['Basic is no key, and stays to be seen', 'Authorization: Basic YXBwOnNlY3JldA=='],
    ['a list of variables', `KEY=${KEY}\nTOKEN=${KEY}`],
    ['a pair of fields', `access_token=${KEY}&expires_in=3600`],
    ['an object of two', `{"key":"${KEY}","id":"1"}`],
    ['a quote on one side', `"${KEY}`],
    ['quotes that do not match', `“${KEY}'`],
    ['a comma that may belong to it', `${KEY},`],
  ])('and nothing where it is not clear: %s', (_, pasted) => {
    expect(inspectPaste(pasted)).toMatchObject({ value: pasted, repairs: [] })
  })
})

describe('what cannot be in a key is refused, with its position and its name', () => {
  it.each<[string, string, Omit<CharacterProblem, 'position'>]>([
    ['a line break', '\n', { code: 'lineBreak', codePoint: 'U+000A', name: 'lineFeed' }],
    ['a carriage return', '\r', { code: 'lineBreak', codePoint: 'U+000D', name: 'carriageReturn' }],
    ['NUL', '\0', { code: 'nul', codePoint: 'U+0000', name: 'null' }],
    ['escape', '\u001b', { code: 'control', codePoint: 'U+001B', name: 'control' }],
    ['a tab', '\t', { code: 'space', codePoint: 'U+0009', name: 'tab' }],
    ['a space', ' ', { code: 'space', codePoint: 'U+0020', name: 'space' }],
    ['a no-break space', '\u00a0', { code: 'space', codePoint: 'U+00A0', name: 'noBreakSpace' }],
    ['a zero-width space', '\u200b', { code: 'invisible', codePoint: 'U+200B', name: 'zeroWidthSpace' }],
    ['a soft hyphen', '\u00ad', { code: 'invisible', codePoint: 'U+00AD', name: 'softHyphen' }],
    ['a tag', '\u{e0041}', { code: 'invisible', codePoint: 'U+E0041', name: 'tag' }],
    ['a Braille blank', '\u2800', { code: 'invisible', codePoint: 'U+2800', name: 'filler' }],
    ['an override of direction', '\u202e', { code: 'bidi', codePoint: 'U+202E', name: 'directionControl' }],
    ['a Cyrillic letter', 'а', { code: 'lookalike', codePoint: 'U+0430', name: 'cyrillic', looksLike: 'a' }],
    ['a Greek letter', 'Ο', { code: 'lookalike', codePoint: 'U+039F', name: 'greek', looksLike: 'O' }],
    ['a full-width letter', 'Ａ', { code: 'lookalike', codePoint: 'U+FF21', name: 'fullwidth', looksLike: 'A' }],
    ['a mathematical letter', '𝐚', { code: 'lookalike', codePoint: 'U+1D41A', name: 'mathematical', looksLike: 'a' }],
    ['a curly quote', '’', { code: 'lookalike', codePoint: 'U+2019', name: 'quote', looksLike: "'" }],
    ['an en dash', '–', { code: 'lookalike', codePoint: 'U+2013', name: 'dash', looksLike: '-' }],
    ['an em dash', '—', { code: 'lookalike', codePoint: 'U+2014', name: 'dash', looksLike: '-' }],
    ['an umlaut', 'é', { code: 'notAscii', codePoint: 'U+00E9', name: 'latin' }],
    ['an ideograph', '密', { code: 'notAscii', codePoint: 'U+5BC6', name: 'letter' }],
    ['an emoji', '🔑', { code: 'notAscii', codePoint: 'U+1F511', name: 'emoji' }],
    ['half of a character', '\ud83d', { code: 'notAscii', codePoint: 'U+D83D', name: 'halfCharacter' }],
  ])('%s', (_, character, problem) => {
    const pasted = `"sk-Qz${character}7vR2"\n`
    const { value, problems, more } = inspectPaste(pasted)
    expect(value).toBe(`sk-Qz${character}7vR2`)
    expect(problems).toEqual([{ ...problem, position: 5 }])
    expect(more).toBe(false)
  })

  const hexRange = ([from, to]: readonly [string, string]): number[] => {
    const [first, last] = [parseInt(from, 16), parseInt(to, 16)]
    return Array.from({ length: last - first + 1 }, (_, i) => first + i)
  }
  const membersOf = (ranges: Ranges): number[] => ranges.flatMap(hexRange)
  const refusal = (codePoint: number): CharacterProblem => {
    const { value, problems } = inspectPaste(`🔑ab${String.fromCodePoint(codePoint)}cd`)
    expect([...value].join()).toBe([...`🔑ab${String.fromCodePoint(codePoint)}cd`].join())
    const found = problems.filter(isCharacterProblem).find(({ position }) => position === 3)
    if (!found) throw new Error(`U+${codePoint.toString(16)} is not refused`)
    expect(parseInt(found.codePoint.slice(2), 16)).toBe(codePoint)
    return found
  }

  it.skipIf(sets === null).each<[keyof UnicodeSets, number, readonly string[]]>([
    ['Default_Ignorable_Code_Point', 4174, ['invisible', 'bidi']],
    ['Bidi_Control', 12, ['bidi']],
    ['Cf', 170, ['invisible', 'bidi']],
    ['White_Space', 25, ['space', 'lineBreak']],
    ['Cc', 65, ['control', 'lineBreak', 'nul', 'space']],
  ])('every character of %s inside: %i', (name, count, codes) => {
    const members = membersOf((sets as UnicodeSets)[name] as Ranges)
    expect(members).toHaveLength(count)
    for (const codePoint of members) expect(codes).toContain(refusal(codePoint).code)
  })

  it.skipIf(sets === null)('every dash and quotation mark that is not ASCII, as a look-alike', () => {
    const { Dash, Quotation_Mark: quotes } = sets as UnicodeSets
    for (const codePoint of membersOf([...Dash, ...quotes]).filter((one) => one > 0x7e)) {
      const { code, looksLike } = refusal(codePoint)
      expect(code).toBe('lookalike')
      expect(looksLike).toMatch(/^[!-~]$/)
    }
  })

  it.skipIf(sets === null)(
    'every one of the 1,080 characters that fold to visible ASCII, with the character that it looks like',
    () => {
      const folding = Object.entries((sets as UnicodeSets).nfkc_to_ascii)
      expect(folding).toHaveLength(1080)
      for (const [codePoint, ascii] of folding)
        expect(refusal(parseInt(codePoint, 16))).toMatchObject({ code: 'lookalike', looksLike: ascii })
    },
  )

  it('Cyrillic and Greek letters that look like Latin ones', () => {
    for (const pair of [
      'аa',
      'еe',
      'оo',
      'рp',
      'сc',
      'уy',
      'хx',
      'ѕs',
      'іi',
      'јj',
      'АA',
      'ВB',
      'ЕE',
      'КK',
      'МM',
      'НH',
      'ОO',
      'РP',
      'СC',
      'ТT',
      'ХX',
      'ΑA',
      'ΒB',
      'ΕE',
      'ΖZ',
      'ΗH',
      'ΙI',
      'ΚK',
      'ΜM',
      'ΝN',
      'ΟO',
      'ΡP',
      'ΤT',
      'ΥY',
      'ΧX',
      'οo',
      'νv',
      'αa',
    ])
      expect(refusal(pair.codePointAt(0) as number)).toMatchObject({ code: 'lookalike', looksLike: pair.slice(1) })
  })

  it.skipIf(crlf === null)('every line break of an attempt to add a header', () => {
    const payloads = (crlf as string).split('\n').filter(Boolean)
    expect(payloads).toHaveLength(17)
    const broken = payloads.map((one) =>
      one.replace(/%0([ad])/gi, (_, digit: string) => (digit.toLowerCase() === 'a' ? '\n' : '\r')),
    )
    for (const text of broken.filter((one) => /[\r\n]/.test(one))) expect(codesOf(KEY + text)[0]).toBe('lineBreak')
    expect(broken.filter((one) => /[\r\n]/.test(one)).length).toBeGreaterThan(8)
  })

  it('and everything else that is not visible ASCII, wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z0-9]{1,20}$/),
        fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), { minLength: 1, maxLength: 12 }),
        (key, others) => {
          const inside = others.filter((one) => !/^[!-~]$/.test(one))
          const pasted = `a${inside.join(key)}z`
          const { value, problems, more } = inspectPaste(pasted)
          expect(value).toBe(pasted)
          if (codesOf(pasted).includes('mask')) return
          const points = [...pasted]
          const wrong = points.flatMap((one, i) => (/^[!-~]$/.test(one) ? [] : [i]))
          expect(
            problems
              .filter(isCharacterProblem)
              .map(({ position }) => position)
              .sort((a, b) => a - b),
          ).toEqual(wrong)
          for (const one of problems.filter(isCharacterProblem))
            expect(String.fromCodePoint(parseInt(one.codePoint.slice(2), 16))).toBe(points[one.position])
          expect(more).toBe(false)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('a text of several lines is no key', () => {
  it.each([
    ['a private key', `-----BEGIN PRIVATE KEY-----\n${randomText(64)}\n${randomText(64)}\n-----END PRIVATE KEY-----\n`],
    ['a service account', JSON.stringify({ type: 'service_account', project_id: 'a', private_key: 'b' }, null, 2)],
    ['a key in two halves', `${KEY.slice(0, 9)}\r\n${KEY.slice(9)}`],
    ['many spaces before the break', `${'a b '.repeat(200)}\nc`],
  ])('and that is the first thing to say: %s', (_, pasted) => {
    const text = pasted.trim()
    const { value, problems } = inspectPaste(pasted)
    expect(value).toBe(text)
    expect(problems[0]).toMatchObject({ code: 'lineBreak', position: text.search(/[\r\n]/) })
  })

  it('but a break at the end is only taken off', () => {
    expect(inspectPaste(`${KEY}\n\n`)).toMatchObject({ value: KEY, problems: [] })
  })
})

describe('a mask is no key', () => {
  it.each([
    'sk-…abcd',
    'sk-...abcd',
    '...abcd',
    'sk_live_••••••••wxyz',
    maskOf({ prefix: 'sk_live_', tail: 'wxyz' }),
    maskOf({ prefix: '', tail: '' }),
    '••••••••',
    '****',
    'AKIA************MPLE',
    '********************abcd',
    'xxxxxxxxxxxxabcd',
    'sk-xxxx',
    'XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXX1234',
    '●●●●●●',
    '[__HIDDEN__]',
    '__HIDDEN__',
    '<hidden>',
    '[redacted]',
    '[REDACTED]',
    '***REDACTED***',
    '<redacted api key>',
    '[FILTERED]',
    '(masked)',
  ])('%s, as it is and quoted', (mask) => {
    for (const pasted of [mask, ` "${mask}"\n`, `KEY='${mask}';`]) {
      const { value, problems } = inspectPaste(pasted)
      expect(problems).toEqual([{ code: 'mask' }])
      expect(value).toBe(mask)
    }
  })
})

describe('the report', () => {
  it('has at most 20 problems, and says that there are more', () => {
    expect(inspectPaste(`a${'\u200b'.repeat(20)}b`)).toMatchObject({ more: false, problems: { length: 20 } })
    expect(inspectPaste(`a${'\u200b'.repeat(21)}b`)).toMatchObject({ more: true, problems: { length: 20 } })
  })

  it('has no part of the key in it but single offending characters', () => {
    fc.assert(
      fc.property(cleanKey, fc.constantFrom('\u200b', 'а', '’', ' ', '\n'), (key, character) => {
        const pasted = ` export KEY="${key}${character}${key}";`
        const { repairs, problems } = inspectPaste(pasted)
        const said = JSON.stringify([repairs, problems])
        for (let i = 0; i + 6 <= key.length; i++) expect(said).not.toContain(key.slice(i, i + 6))
        for (const problem of problems.filter(isCharacterProblem)) expect(problem.looksLike ?? 'a').toHaveLength(1)
      }),
    )
  })

  it('has a sentence for each of its codes, and a word for each of its names', () => {
    const { repairs, problems, names } = en.paste
    expect(Object.keys(names)).toEqual(Object.keys(CHARACTER_NAMES))
    expect(Object.keys(repairs).sort()).toEqual([
      'assignment',
      'bearer',
      'braces',
      'invisible',
      'newline',
      'punctuation',
      'quotes',
      'space',
    ])
    expect(Object.keys(problems).sort()).toEqual([
      'bidi',
      'control',
      'invisible',
      'lineBreak',
      'lookalike',
      'mask',
      'notAscii',
      'nul',
      'space',
    ])
  })

  it('of a megabyte is as short as of a line, and looks at no character inside twice', () => {
    for (const unit of [' ', '\u200b', 'a', '"', '[', '\n', '🔑', 'а', 'KEY=', 'x', '.', ';']) {
      const { value, problems } = inspectPaste(`${unit.repeat(1_000_000 / unit.length)}!`)
      expect(problems.length).toBeLessThanOrEqual(20)
      expect(value.endsWith('!')).toBe(true)
    }
  })
})
