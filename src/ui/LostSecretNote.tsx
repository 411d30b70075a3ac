import { useWords } from '../headless/useWords'
import { warningIcon } from './icons'

/** That a key was made whose secret did not arrive, and what to do. */
export function LostSecretNote({ name }: { readonly name: string }) {
  const { t } = useWords()
  return (
    <div className="kr-note" role="alert">
      {warningIcon}
      <p className="kr-note-body">{t('reveal.lost', { name })}</p>
    </div>
  )
}
