import { randomText } from '../core/generate'
import { formatIssuedKey } from '../core/issuedKey'
import type { ApiKey } from '../core/model'
import { Secret } from '../core/secret'
import { sealSecret } from './envelope'
import type { Exchange, Services } from './exchange'
import { issuedMac } from './issuedMac'
import type { StoredKey } from './store'

const ID_LENGTH = 20

/** The id and the secret of a key to be, and how they are stored. */
export interface NewSecret {
  readonly id: string
  readonly secret: Secret
  readonly stored: (key: ApiKey) => StoredKey
  /** Members that an answer has beside the key: the text of an issued secret. */
  readonly shown: { readonly secret?: string }
}

/**
 * A new id with the secret that was brought for it, or with one of our own.
 *
 * @param brought the secret of a credential; undefined for an issued key
 */
export async function newSecret({ keyEncryption, issued }: Services, exchange: Exchange, brought?: string): Promise<NewSecret> {
  const id = `key_${randomText(ID_LENGTH)}`
  const { tenant } = exchange.session
  if (brought !== undefined) {
    const secret = new Secret(brought)
    const sealed = await sealSecret(keyEncryption, secret, { tenant, id, field: 'key', version: 1 })
    return { id, secret, stored: (key) => ({ key, sealed, secretVersion: 1, shortId: null, mac: null }), shown: {} }
  }
  const { shortId, secret } = formatIssuedKey(issued)
  const mac = await issuedMac(keyEncryption, { tenant, id }, secret)
  return {
    id,
    secret,
    stored: (key) => ({ key, sealed: null, secretVersion: 1, shortId, mac }),
    shown: { secret: secret.reveal() },
  }
}
