import type { RefObject } from 'react'
import { useWords } from '../headless/useWords'
import { Button } from './Button'
import { filterIcon, settingsIcon } from './icons'

export interface FindButtonsProps {
  /** How many fields the list is narrowed by. */
  readonly active: number
  readonly open: boolean
  readonly filterable: boolean
  /** Id of what holds the filters. */
  readonly panel: string
  readonly button: RefObject<HTMLButtonElement | null>
  readonly onFilter: () => void
  readonly onView: () => void
}

/** Open the filters, and how the list is shown. */
export function FindButtons({ active, open, filterable, panel, button, onFilter, onView }: FindButtonsProps) {
  const { t, format } = useWords()
  return (
    <>
      {filterable && (
        <Button
          ref={button}
          className="kr-find-button"
          icon={filterIcon}
          aria-expanded={open}
          aria-controls={panel}
          onClick={onFilter}
        >
          <span className="kr-find-word">{t('filter.open')}</span>{' '}
          {active > 0 && <span className="kr-find-count">{format.number(active)}</span>}
        </Button>
      )}
      <Button className="kr-find-button" icon={settingsIcon} aria-haspopup="dialog" onClick={onView}>
        <span className="kr-find-word">{t('view.open')}</span>
      </Button>
    </>
  )
}
