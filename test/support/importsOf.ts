import ts from 'typescript'

export interface Import {
  readonly specifier: string
  readonly line: number
  /** `import()` in code; types that say `import('x')` are static and type-only. */
  readonly dynamic: boolean
  /** Gone after compilation. With verbatimModuleSyntax that is `import type`, and not `import { type X }`. */
  readonly typeOnly: boolean
  /** As the other file calls them; `*` for a namespace, `default` for a default import. Empty for a bare import. */
  readonly names: readonly string[]
}

const clauseNames = (clause: ts.ImportClause | undefined): string[] => {
  if (!clause) return []
  const { namedBindings } = clause
  const bound = !namedBindings
    ? []
    : ts.isNamespaceImport(namedBindings)
      ? ['*']
      : namedBindings.elements.map((element) => (element.propertyName ?? element.name).text)
  return [...(clause.name ? ['default'] : []), ...bound]
}

const exportNames = (clause: ts.NamedExportBindings | undefined): string[] =>
  clause && ts.isNamedExports(clause) ? clause.elements.map((element) => (element.propertyName ?? element.name).text) : ['*']

const textOf = (node: ts.Node | undefined): string => (node && ts.isStringLiteralLike(node) ? node.text : '(computed)')

export const parse = (path: string, source: string): ts.SourceFile =>
  ts.createSourceFile(path, source, ts.ScriptTarget.ESNext, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)

/** Every import of a file, whatever its form. */
export function importsOf(file: ts.SourceFile): Import[] {
  const found: Import[] = []
  const add = (node: ts.Node, target: ts.Node | undefined, rest: Partial<Import>) => {
    const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1
    found.push({ specifier: textOf(target), line, dynamic: false, typeOnly: false, names: [], ...rest })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node))
      add(node, node.moduleSpecifier, {
        typeOnly: node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword,
        names: clauseNames(node.importClause),
      })
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier)
      add(node, node.moduleSpecifier, { typeOnly: node.isTypeOnly, names: exportNames(node.exportClause) })
    else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference))
      add(node, node.moduleReference.expression, { typeOnly: node.isTypeOnly, names: ['*'] })
    else if (ts.isImportTypeNode(node))
      add(node, ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, { typeOnly: true, names: ['*'] })
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node, node.arguments[0], { dynamic: true, names: ['*'] })
    else if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'require')
      add(node, node.arguments[0], { names: ['*'] })
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}
