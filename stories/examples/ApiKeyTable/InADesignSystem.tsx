import { ApiKeyTable, useApiKeyTableContext, useRowWindow, useWords } from 'keyrack/headless'
import { type ComponentPropsWithRef, useRef } from 'react'

const TextField = (props: ComponentPropsWithRef<'input'>) => <input {...props} style={{ font: 'inherit', padding: 8 }} />
const Card = (props: ComponentPropsWithRef<'li'>) => <li {...props} style={{ blockSize: 48, display: 'flex', gap: 16 }} />

function Cards() {
  const { list, start, actions } = useApiKeyTableContext()
  const { t } = useWords()
  const scroller = useRef<HTMLDivElement>(null)
  const { start: first, end, above, below, slotOf } = useRowWindow({ count: list.count, rowHeight: 48, scroller })
  return (
    <div ref={scroller} tabIndex={0} role="region" aria-label="Keys" style={{ blockSize: 320, overflow: 'auto' }}>
      <ul style={{ margin: 0, padding: `${above}px 0 ${below}px`, listStyle: 'none' }}>
        {Array.from({ length: end - first }, (_, i) => {
          const key = list.at(first + i)
          const name = key?.name
          const action = key && actions.allowed(key).find((each) => each === 'disable' || each === 'enable')
          return (
            <Card key={slotOf(first + i)}>
              <strong>{name}</strong>
              {action && <button type="button" onClick={() => start(action, key)}>{`${t(`actions.${action}`)} ${name}`}</button>}
            </Card>
          )
        })}
      </ul>
    </div>
  )
}

/** The parts take the host's components, and the window keeps all but a screen of keys out of the document. */
export const InADesignSystem = () => (
  <ApiKeyTable.Root>
    <ApiKeyTable.Search asChild>
      <TextField aria-label="Search" />
    </ApiKeyTable.Search>
    <Cards />
  </ApiKeyTable.Root>
)
