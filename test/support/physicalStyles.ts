import ts from 'typescript'
import { parse } from './importsOf'

/** Properties with a side in their name, and sizes that have a logical name. Custom properties are anybody's. */
const PHYSICAL = /^(?!--)(.*-)?(left|right|top|bottom|width|height)(-.*)?$/
/** The thickness of a line, which has no side, and the logical ones. */
const NO_SIDE = /^(stroke|(border|outline|column-rule)(-(inline|block)(-(start|end))?)?)-width$|^line-height$/
/** Values with a side: `text-align: left`, `to right`, and what moves sideways. */
const SIDED = /(^|[\s,(])(left|right)($|[\s,)])|translate(x|3d)?\(\s*(?!0[\s,)])[^,)]+(?=[,)])/i
const FOUR_SIDED = /^(margin|padding|inset|scroll-margin|scroll-padding|border-(width|style|color))$/

/** The words of a value, those in brackets being one. */
const wordsOf = (value: string): string[] => value.match(/(?:[^\s(]+\([^()]*(?:\([^()]*\)[^()]*)*\)|[^\s()]+)/g) ?? []

const problemOf = (property: string, value: string): string | undefined => {
  if (PHYSICAL.test(property) && !NO_SIDE.test(property)) return `${property} has a logical twin`
  if (/^(float|clear|text-align|caption-side)$/.test(property) && /^(left|right)$/.test(value))
    return `${property}: ${value} does not turn around`
  if (/^translate$/.test(property) && !/^(0|none)\b/.test(value)) return `${property}: ${value} does not turn around`
  if (SIDED.test(value)) return `${property}: ${value} does not turn around`
  const [, right, , left] = FOUR_SIDED.test(property) ? wordsOf(value.replace('!important', '')) : []
  return left !== undefined && left !== right ? `${property}: ${value} has another left than right` : undefined
}

/** Declarations of a style sheet that do not turn around with the direction. */
export function physicalCss(path: string, css: string): string[] {
  // Comments keep their line breaks, so that lines can be named.
  const code = css.replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' '))
  return [...code.matchAll(/(?<=[{;]\s*)(-{0,2}[a-z][\w-]*)\s*:\s*([^;{}]+)(?=[;}])/g)].flatMap(
    ({ index, 1: property = '', 2: value = '' }) => {
      const problem = problemOf(property, value.trim())
      return problem === undefined ? [] : [`${path}:${code.slice(0, index).split('\n').length}: ${problem}`]
    },
  )
}

const SIDES = /^(left|right)$|^(margin|padding|border(Top|Bottom)?|scroll(Margin|Padding)|inset)(Left|Right)/

/**
 * Styles in code that do not turn around with the direction. What is measured on the screen has no other way: a comment
 * `physical: …` on the line before gives the reason.
 */
export function physicalStyles(path: string, source: string): string[] {
  const file = parse(path, source)
  const lines = source.split('\n')
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if ((ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) && !ts.isComputedPropertyName(node.name)) {
      const name = node.name.text
      const value = ts.isPropertyAssignment(node) && ts.isStringLiteralLike(node.initializer) ? node.initializer.text : ''
      const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line
      const explained = /\/\/ physical: \S/.test(lines[line - 1] ?? '')
      const property = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
      const problem = SIDES.test(name)
        ? `${property} has a logical twin`
        : /^(float|clear|textAlign|transform|translate|margin|padding|inset)$/.test(name)
          ? problemOf(property, value)
          : undefined
      if (problem !== undefined && !explained) found.push(`${path}:${line + 1}: ${problem}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}
