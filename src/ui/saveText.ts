import type { Secret } from '../core/secret'
import { saveFile } from '../headless/saveFile'

/** Has the browser download a secret as a text. */
export const saveText = (text: Secret, fileName: string): void =>
  saveFile(new Blob([text.reveal()], { type: 'text/plain' }), fileName)
