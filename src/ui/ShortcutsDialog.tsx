import { Fragment } from 'react'
import { useWords } from '../headless/useWords'
import { DialogShell } from './DialogShell'

export interface ShortcutsDialogProps {
  /** Whether arrow keys go from cell to cell. */
  readonly grid: boolean
  readonly searchable: boolean
  /** Whether rows can be chosen. */
  readonly choosable: boolean
  readonly onClose: () => void
}

/** What each key does in the table. */
export function ShortcutsDialog({ grid, searchable, choosable, onClose }: ShortcutsDialogProps) {
  const { t } = useWords()
  const shift = t('keys.shift')
  const ctrl = t('keys.ctrl')
  const enter = t('keys.enter')
  const space = t('keys.space')
  const lines: readonly (readonly [what: string, ...keys: string[]] | false)[] = [
    searchable && [t('keys.search'), '/'],
    grid ? [t('keys.cells'), '←', '↑', '↓', '→'] : [t('keys.next'), t('keys.tab')],
    grid && [t('keys.row'), t('keys.home'), t('keys.end')],
    grid && [t('keys.page'), t('keys.pageUp'), t('keys.pageDown')],
    grid && [t('keys.ends'), `${ctrl} ${t('keys.home')}`, `${ctrl} ${t('keys.end')}`],
    grid && [t('keys.into'), enter, 'F2'],
    grid && [t('keys.out'), t('keys.esc')],
    [t('keys.sort'), enter],
    [t('keys.sortAlso'), `${shift} ${enter}`],
    choosable && [t('keys.choose'), space],
    choosable && [t('keys.range'), `${shift} ${space}`],
    choosable && grid && [t('keys.all'), `${ctrl} A`],
    choosable && [t('keys.menu'), enter],
    choosable && [t('actions.rename'), 'F2'],
    choosable && [t('undo.undo'), `${ctrl} Z`],
    [t('keys.list'), '?'],
  ]
  return (
    <DialogShell title={t('keys.title')} description={t('keys.description')} onClose={onClose}>
      <dl className="kr-dialog-body kr-shortcuts">
        {lines.map(
          (line) =>
            line !== false && (
              <Fragment key={line[0]}>
                <dt>{line[0]}</dt>
                <dd>
                  {line.slice(1).map((key) => (
                    <kbd key={key} className="kr-kbd">
                      {key}
                    </kbd>
                  ))}
                </dd>
              </Fragment>
            ),
        )}
      </dl>
    </DialogShell>
  )
}
