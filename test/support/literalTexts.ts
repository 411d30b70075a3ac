import ts from 'typescript'
import { parse } from './importsOf'

/** Attributes and props that a person reads or hears. */
const READ = new Set(
  'aria-label aria-description aria-valuetext aria-roledescription aria-placeholder aria-braillelabel title placeholder alt label description hint lead message children'.split(
    ' ',
  ),
)
const hasLetters = (text: string) => /\p{L}/u.test(text)

const nameOf = (name: ts.Node): string =>
  ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : ts.isJsxNamespacedName(name) ? name.getText() : ''

/** The literals that an expression may come to: through conditions, sums, templates, and constants of the same file. */
const literalsOf = (node: ts.Node, constants: ReadonlyMap<string, ts.Node>, depth = 0): ts.Node[] => {
  const of = (...nodes: readonly (ts.Node | undefined)[]) =>
    nodes.flatMap((each) => (each === undefined ? [] : literalsOf(each, constants, depth)))
  if (ts.isStringLiteralLike(node)) return hasLetters(node.text) ? [node] : []
  if (ts.isTemplateExpression(node))
    return [node.head, ...node.templateSpans.map((span) => span.literal)].some(({ text }) => hasLetters(text))
      ? [node]
      : of(...node.templateSpans.map((span) => span.expression))
  if (ts.isConditionalExpression(node)) return of(node.whenTrue, node.whenFalse)
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken
    if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return of(node.right)
    const joins = [ts.SyntaxKind.PlusToken, ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken].includes(kind)
    return joins ? of(node.left, node.right) : []
  }
  if (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node)
  )
    return of(node.expression)
  if (ts.isArrayLiteralExpression(node)) return of(...node.elements)
  if (ts.isJsxExpression(node)) return of(node.expression)
  const constant = ts.isIdentifier(node) && depth < 3 ? constants.get(node.text) : undefined
  return constant === undefined ? [] : literalsOf(constant, constants, depth + 1)
}

/**
 * Texts that a component says in one language, whatever the user's: words belong into `locales/`.
 *
 * @returns `path:line: what`, for each
 */
export function literalTexts(path: string, source: string): string[] {
  const file = parse(path, source)
  const constants = new Map<string, ts.Node>()
  const collect = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer)
      constants.set(node.name.text, node.initializer)
    ts.forEachChild(node, collect)
  }
  collect(file)
  const found: string[] = []
  const report = (at: ts.Node, where: string, nodes: readonly ts.Node[]) => {
    const line = file.getLineAndCharacterOfPosition(at.getStart(file)).line + 1
    for (const node of nodes)
      found.push(`${path}:${line}: ${where} says ${node.getText(file).trim()}; put the words into locales/`)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && hasLetters(node.text)) report(node, 'an element', [node])
    else if (ts.isJsxExpression(node) && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent)))
      report(node, 'an element', literalsOf(node, constants))
    else if (ts.isJsxAttribute(node) && node.initializer && READ.has(nameOf(node.name)))
      report(node, nameOf(node.name), literalsOf(node.initializer, constants))
    // A property `title` may be data; these are attributes wherever they stand.
    else if (ts.isPropertyAssignment(node) && nameOf(node.name).startsWith('aria-') && READ.has(nameOf(node.name)))
      report(node, nameOf(node.name), literalsOf(node.initializer, constants))
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}
