import { environmentMismatch } from '../core/environmentMismatch'
import { useKeyForm } from '../headless/keyFormContext'
import { useKeyRecognition } from '../headless/useKeyRecognition'
import { useSettledEntry } from '../headless/useSettledEntry'
import { useWords } from '../headless/useWords'
import { warningIcon } from './icons'
import { KeyRecognition } from './KeyRecognition'
import { KeyStrengthMeter } from './KeyStrengthMeter'

/** What can be said of the key as it is entered: whenever the entering pauses, since a key press should cost nothing here. */
export function KeyInsight() {
  const { environment: chosen } = useKeyForm()
  const { t } = useWords()
  const value = useSettledEntry('key')
  const name = useSettledEntry('name')
  const application = useSettledEntry('application')
  const found = useKeyRecognition(value)
  const said = environmentMismatch(found, chosen)
  const nameOf = (environment: string) =>
    environment === 'test' || environment === 'live' ? t(`recognition.environments.${environment}`) : environment
  return (
    <>
      <KeyStrengthMeter
        value={value}
        delay={0}
        context={{ words: [name, application].filter((word) => word.length > 3) }}
        // Of several that it may be of, each has made it by its own format.
        thirdParty={found[0]?.kind === 'provider' && found[0].checksum !== 'failed'}
      />
      <KeyRecognition found={found} />
      <p className="kr-mismatch" role="status">
        {said !== undefined && chosen !== undefined && (
          <>
            {warningIcon}
            <span>{t('recognition.environmentMismatch', { found: nameOf(said), chosen: nameOf(chosen) })}</span>
          </>
        )}
      </p>
    </>
  )
}
