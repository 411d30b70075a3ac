import { BulkTools, type BulkToolsProps } from './BulkTools'
import { FindTools, type FindToolsProps } from './FindTools'
import { NameEditor, type NameEditorProps } from './NameEditor'
import { pullColumn } from './pullColumn'
import { RowTools, type RowToolsProps } from './RowTools'
import { TableKeyboard, type TableKeyboardProps } from './TableKeyboard'
import { UndoBar, type UndoBarProps } from './UndoBar'

/** What a table does beyond showing keys. It fetches this file when it is approached: most looks at a list change nothing. */
export const tableTools = {
  find: (props: FindToolsProps) => <FindTools {...props} />,
  rows: (props: RowToolsProps) => <RowTools {...props} />,
  naming: (props: NameEditorProps) => <NameEditor {...props} />,
  undo: (props: UndoBarProps) => <UndoBar {...props} />,
  bulk: (props: BulkToolsProps) => <BulkTools {...props} />,
  keyboard: (props: TableKeyboardProps) => <TableKeyboard {...props} />,
  pull: pullColumn,
} as const
