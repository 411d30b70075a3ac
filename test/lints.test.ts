import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { literalTexts } from './support/literalTexts'
import { physicalCss, physicalStyles } from './support/physicalStyles'

const sources = (ending: RegExp): [string, string][] =>
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path}`.replaceAll('\\', '/'))
    .filter((path) => ending.test(path))
    .map((path) => [path, readFileSync(path, 'utf8')])

describe('the milliseconds of a day', () => {
  it('are written in one place', () => {
    const written = /\b86_?400_?000\b|\b24 \* (60 \* 60 \* 1_?000|3_?600_?000)\b/
    expect(sources(/\.tsx?$/).flatMap(([path, source]) => (written.test(source) ? [path] : []))).toEqual(['src/core/day.ts'])
  })
})

describe('components', () => {
  it('say nothing but words of the locale', () => {
    const files = sources(/\.tsx$/)
    expect(files.length).toBeGreaterThan(20)
    expect(files.flatMap(([path, source]) => literalTexts(path, source))).toEqual([])
  })

  it('turn around with the direction', () => {
    const sheets = sources(/\.css$/)
    expect(sheets.length).toBeGreaterThan(5)
    expect(sheets.flatMap(([path, css]) => physicalCss(path, css))).toEqual([])
    expect(sources(/^src\/(ui|headless)\/.*\.tsx?$/).flatMap(([path, source]) => physicalStyles(path, source))).toEqual([])
  })
})

describe('the reader of literal texts', () => {
  it.each([
    ['<p>Close</p>'],
    ['<p>{t("a")} of {t("b")}</p>'],
    ['<p>{"Close"}</p>'],
    ['<p>{open ? t("close") : "Open"}</p>'],
    ['<p>{open && "Open"}</p>'],
    ['<p>{name ?? "Unnamed"}</p>'],
    ['<p>{`${count} keys`}</p>'],
    ['<p>{count + " keys"}</p>'],
    ['<p>{LABEL}</p>', 'const LABEL = "Close"'],
    ['<>关闭</>'],
    ['<button aria-label="Close" />'],
    ['<button aria-label={"Close"} />'],
    ['<button title={open ? "Close" : t("open")} />'],
    ['<input placeholder={`Name`} />'],
    ['<img alt="A key" />'],
    ['<Field label="Name" />'],
    ['<Dialog description={("Sure?" as string)} />'],
    ['<Meter {...{ "aria-valuetext": "Strong" }} />'],
  ])('finds %s', (jsx, before = '') => {
    expect(literalTexts('src/ui/Bad.tsx', `${before}\nexport const Bad = () => ${jsx}`)).toEqual([
      expect.stringMatching(/^src\/ui\/Bad\.tsx:2: .*put the words into locales\/$/),
    ])
  })

  it.each([
    ['<p>{t("actions.close")}</p>'],
    ['<p> ({t("add.optional")}) – {count} · 12</p>'],
    ['<p role="status" className="kr-hidden" dir="auto" data-look="danger">{children}</p>'],
    ['<p>{state === "failed" && t("reveal.failed")}</p>'],
    ['<input type="text" aria-label={t(open ? "add.hide" : "add.show")} />'],
    ['<p>{parts.join(" · ")}</p>'],
  ])('leaves %s alone', (jsx) => {
    expect(literalTexts('src/ui/Good.tsx', `export const Good = () => ${jsx}`)).toEqual([])
  })
})

describe('the reader of physical styles', () => {
  it.each([
    'left: 0',
    'right: 2px',
    'margin-left: 4px',
    'padding-right: 4px',
    'border-left: 1px solid',
    'border-left-color: red',
    'border-top-right-radius: 4px',
    'scroll-margin-left: 4px',
    'min-width: 10px',
    'text-align: left',
    'float: right',
    'clear: left',
    'padding: 1px 8px 1px 7px',
    'margin: 0 auto 0 calc(1px + var(--a))',
    'inset: 0 0 0 4px',
    'background-position: right 4px center',
    'background: linear-gradient(to right, red, blue)',
    'transform-origin: left',
    'transform: translateX(4px)',
    'transform: translate(4px, 0)',
    'translate: 4px',
  ])('finds %s', (declaration) => {
    expect(physicalCss('a.css', `/* left: 0 */\n@layer k {\n  .a {\n    color: red;\n    ${declaration};\n  }\n}`)).toEqual([
      expect.stringMatching(/^a\.css:5: /),
    ])
  })

  it.each([
    'margin-inline-start: 4px',
    'inset: 0',
    'inset-inline-end: 2px',
    'padding: 1px 8px 2px 8px',
    'padding: 4px 24px 20px',
    'border-width: 1px',
    'border-inline-width: 1px',
    'line-height: 16px',
    'text-align: start',
    'transform: translateY(4px)',
    'transform: translateY(var(--kr-rise, 0))',
    '--left: 4px',
    'grid-template-columns: 16px 1fr auto',
  ])('leaves %s alone', (declaration) => {
    expect(physicalCss('a.css', `.left:hover { ${declaration}; }\n@media (width < 480px) { .a { ${declaration} } }`)).toEqual([])
  })

  it('finds them in code, unless a comment gives the reason', () => {
    const style = (line: string) => physicalStyles('a.tsx', `const a = {\n${line}\n}`)
    for (const bad of [
      'left: 0',
      'marginLeft: 4',
      'paddingRight: 4',
      'borderLeft: "0"',
      "textAlign: 'left'",
      "margin: '0 1px 0 2px'",
      'left',
    ])
      expect(style(bad)).toEqual([expect.stringMatching(/^a\.tsx:2: /)])
    for (const good of ['insetInlineStart: 0', "textAlign: 'start'", "margin: '0 1px'", '// physical: it is measured\nleft: 0'])
      expect(style(good)).toEqual([])
    expect(style('// physical:\nleft: 0')).toHaveLength(1)
  })
})
