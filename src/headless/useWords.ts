import { useKeyrack } from './useKeyrack'
import type { Words } from './words'

/** Words and formats in the language of the provider; the component renders anew when they change. */
export function useWords(): Words {
  return useKeyrack().words
}
