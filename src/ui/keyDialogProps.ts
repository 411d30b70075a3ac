import type { ApiKey } from '../core/model'

/** What every dialog about one key is given. */
export interface KeyDialogProps {
  readonly apiKey: ApiKey
  readonly onClose: () => void
  readonly restoreFocus: () => void
}
