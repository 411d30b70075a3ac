import type { Secret } from '../core/secret'
import { encodeParts } from './encodeParts'
import type { KeyEncryption } from './keyEncryption'

/**
 * What is stored of an issued key: its MAC under the pepper. It is bound to the row, so that a MAC copied into another
 * tenant's row opens nothing there.
 */
export async function issuedMac(
  keyEncryption: KeyEncryption,
  row: { readonly tenant: string; readonly id: string },
  secret: Secret,
) {
  return keyEncryption.mac(encodeParts(['keyrack', 'issued', row.tenant, row.id, secret.reveal()]))
}
