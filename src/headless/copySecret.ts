import { isApiKeyError } from '../core/errors'
import type { CopyFailure } from '../core/revealFlow'
import type { Secret } from '../core/secret'
import { patient } from './patient'

/** A clipboard that never answers (an iframe without permission, some browsers without focus) counts as failed. */
const PATIENCE_MS = 2_000

const write = async (secret: Secret): Promise<CopyFailure | null> => {
  // Absent on pages without https, whatever the types say.
  const clipboard = navigator.clipboard as Clipboard | undefined
  if (clipboard?.writeText === undefined) return window.isSecureContext === false ? 'insecure' : 'missing'
  try {
    // The one place where the text goes to.
    await patient(() => clipboard.writeText(secret.reveal()), { ms: PATIENCE_MS })
    return null
  } catch (thrown) {
    if (isApiKeyError(thrown)) return 'timeout'
    // Browsers refuse all of these with the same error.
    return !document.hasFocus() ? 'unfocused' : window.top !== window.self ? 'frame' : 'denied'
  }
}

const select = (element: HTMLElement): void => {
  // A range keeps the focus where it is; a helper textarea would lose it to the focus trap and copy nothing.
  const range = document.createRange()
  range.selectNodeContents(element)
  const selection = window.getSelection()
  selection?.removeAllRanges()
  selection?.addRange(range)
}

/**
 * Copies a secret. Null when the browser has done it, else why not; then the element that shows the secret is selected, so
 * that the user can copy it by hand, unless `isCurrent` says that it shows another by now.
 */
export async function copySecret(
  secret: Secret,
  shownIn: { readonly current: HTMLElement | null },
  isCurrent: () => boolean,
): Promise<CopyFailure | null> {
  const failure = await write(secret)
  if (failure !== null && shownIn.current !== null && isCurrent()) select(shownIn.current)
  return failure
}
