import type { Recognition } from '../core/recognizeKey'
import { useWords } from '../headless/useWords'

export interface KeyRecognitionProps {
  readonly found: readonly Recognition[]
}

/** Whose key it may be, in one sentence. There from the start: a live region that arrives with its text is not read. */
export function KeyRecognition({ found }: KeyRecognitionProps) {
  const { t } = useWords()
  const [first] = found
  const sentence = () => {
    if (first === undefined) return ''
    const { kind, name, certainty, checksum } = first
    if (checksum === 'failed') return t('recognition.checksumFailed', { provider: name })
    if (found.length > 1) return t('recognition.several', { providers: found.map((each) => each.name) })
    if (kind === 'format') return t('recognition.format', { format: name })
    return t(`recognition.${kind === 'issued' ? kind : certainty}`, { provider: name })
  }
  return (
    <p className="kr-recognition" role="status" data-failed={first?.checksum === 'failed' || undefined}>
      {sentence()}
    </p>
  )
}
